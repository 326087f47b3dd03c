#!/usr/bin/env bash
# Where would an alert with these labels go?  amtool does the thinking.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

emit() { "$@" >&3; }

cfg=$(rune_param config /etc/alertmanager/alertmanager.yml)
labels=$(rune_param_json labels '{}')
expect=$(rune_param expect "")
[[ -r $cfg ]] || emit rune_error 2 "no config" "$(jq -nc --arg c "$cfg" '{config:$c}')"

mapfile -t args < <(jq -r 'to_entries[] | "\(.key)=\(.value)"' <<<"$labels")
(( ${#args[@]} )) || emit rune_error 1 "labels are empty" '{"field":"labels"}'

amtool check-config "$cfg" || emit rune_error 3 "config is broken" '{"step":"check"}'

shopt -s lastpipe
declare -a got=()
{ amtool config routes test --config.file="$cfg" "${args[@]}" || true; } | while IFS= read -r r; do
  got+=("$r")
  echo "route: $r"
done
(( ${#got[@]} )) || emit rune_error 3 "no route matches" '{"receivers":[]}'

IFS=, read -ra recv <<<"${got[-1]}"
json=$(jq -nc '$ARGS.positional' --args "${recv[@]}")
if [[ -n $expect ]] && ! printf '%s\n' "${recv[@]}" | grep -qxF -- "$expect"; then
  emit rune_error 3 "goes elsewhere" "$(jq -nc --argjson r "$json" --arg e "$expect" '{receivers:$r, expected:$e}')"
fi
emit rune_ok "routed" "$(jq -nc --argjson r "$json" '{receivers:$r}')"
