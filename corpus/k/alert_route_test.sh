#!/usr/bin/env bash
# Which receiver does a label set reach? (amtool)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

spool=/var/spool/rune/last-message.json
mkdir -p "${spool%/*}"
tee "$spool" | rune_init

config=$(rune_param config /etc/alertmanager/alertmanager.yml)
expect=$(rune_param expect "")
[[ -r $config ]] || rune_error 4 "No Alertmanager configuration" "$(jq -nc --arg c "$config" '{config: $c}')"

mapfile -t labels < <(rune_param_json labels '{}' | jq -r 'to_entries[] | "\(.key)=\(.value)"')
((${#labels[@]})) || rune_error 1 "labels must not be empty" '{"example":{"severity":"page"}}'

if ! got=$(amtool config routes test --config.file="$config" "${labels[@]}" 2>&1); then
  rune_error 3 "amtool failed" "$(jq -nc --arg t "$got" '{text: $t}')"
fi
if [[ -n $expect && $got != "$expect" ]]; then
  rune_error 3 "The alert goes elsewhere" "$(jq -nc --arg e "$expect" --arg g "$got" '{expected: $e, got: $g}')"
fi
rune_ok "Route found" "$(jq -nc --arg g "$got" '{receiver: $g}')"
