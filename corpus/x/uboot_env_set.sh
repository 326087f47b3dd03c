#!/usr/bin/env bash
# uboot_env_set: set allowed U-Boot variables, with read back
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

readonly CONFIG=/etc/fw_env.config
readonly -a ALLOWED=(bootdelay bootlimit upgrade_available fdtfile)

vars=$(rune_param_json vars '{}')

allowed() { local a; for a in "${ALLOWED[@]}"; do [[ $a == "$1" ]] && return 0; done; return 1; }
current() { fw_printenv -n "$1" 2>/dev/null || true; }

[[ -r $CONFIG ]] || rune_error 4 "no fw_env.config" '{"file":"/etc/fw_env.config"}'
type -P fw_setenv >/dev/null || rune_error 4

script=$(mktemp)
trap 'rm -f "$script"' EXIT
while IFS=$'\t' read -r k v; do
  allowed "$k" || rune_error 1 "variable may not be set" "$(jq -nc --arg k "$k" '{variable:$k}')"
  printf '%s %s\n' "$k" "$v" >>"$script"
done < <(jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv' <<<"$vars")

[[ -s $script ]] || rune_error 1 "nothing to set" '{"vars":{}}'
exec 9>/tmp/rune_fw_env.lock
flock -w 10 9 || rune_error 2 "environment is locked" '{"lock":"/tmp/rune_fw_env.lock"}'

fw_setenv -s "$script" >&2 || rune_error 3 "fw_setenv failed" '{"step":"write"}'

report='{}'
while read -r k v; do
  got=$(current "$k")
  report=$(jq -c --arg k "$k" --arg g "$got" '.[$k] = $g' <<<"$report")
  [[ $got == "$v" ]] || rune_err "read back of $k differs"
done <"$script"
rune_out "written=$(wc -l <"$script")"
rune_out values "$report"
rune_finish "environment written"
