#!/usr/bin/env bash
# Write a sudoers drop-in, let visudo judge it first.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

group=$(rune_param group "")
commands_json=$(rune_param_json commands '[]')
nopasswd=$(rune_param nopasswd false)
[[ $group =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "group is required" '{"missing":["group"]}'
getent group "$group" >/dev/null || rune_error 2 "no such group" "$(jq -nc --arg g "$group" '{group: $g}')"

declare -a commands=() bad=()
mapfile -t commands < <(jq -r '.[] | tostring' <<<"$commands_json")
check() {
  local -n into=$1
  local c
  for c in "${commands[@]}"; do
    [[ $c == /* && $c != *[\;\|\&\`\$]* ]] && continue
    into+=("$c")
  done
  return 0
}
check bad
if (( ${#bad[@]} )); then
  rune_error 1 "commands must be absolute and plain" "$(printf '%s\n' "${bad[@]}" | jq -Rnc '{refused: [inputs]}')"
fi
(( ${#commands[@]} )) || rune_error 1 "no commands" '{"missing":["commands"]}'

tag=
if [[ $nopasswd == true ]]; then tag='NOPASSWD: '; fi
list=$(IFS=,; printf '%s' "${commands[*]}")
target=/etc/sudoers.d/rune_$group
tmp=$(mktemp)
trap 'rm -f -- "$tmp"' EXIT
cat >"$tmp" <<EOF
# written by rune at $(date -u +%FT%TZ) for ${group@Q}
%$group ALL=(root) $tag${list//,/, }
EOF

if ! verdict=$(visudo -c -f "$tmp" 2>&1); then
  rune_error 3 "visudo refuses the file" "$(jq -nc --arg v "$verdict" '{verdict: $v}')"
fi
if cmp -s "$tmp" "$target"; then state=same; else state=written; fi
install -m 0440 -o root -g root "$tmp" "$target" || rune_error 2 "file could not be written" "$(jq -nc --arg t "$target" '{file: $t}')"

rune_out file "$target"
rune_out "state=$state"
rune_out commands "${#commands[@]}"
rune_finish "sudoers drop-in is in place"
