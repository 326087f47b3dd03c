#!/usr/bin/env bash
# Health of all disks; smartctl's exit status is a bit mask.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

readonly -a bits=(cli open command failing prefail_now prefail_past error_log selftest_log)
declare -a disks=() docs=()
worst=0

decode() {
  local -n _names=$1
  local mask=$2 i
  _names=()
  for i in "${!bits[@]}"; do
    (( mask & (1 << i) )) && _names+=("${bits[i]}")
  done
  return 0
}

command -v smartctl >/dev/null || rune_error 4 "smartmontools are not installed" '{}'
mapfile -t disks < <(smartctl --scan-open -j 2>/dev/null | jq -r '.devices[]? | select(.open_error == null) | .name')
(( ${#disks[@]} )) || rune_error 2 "no disks found" '{}'

for disk in "${disks[@]}"; do
  rc=0
  out=$(smartctl -j -H -A "$disk" 2>/dev/null) || rc=$?
  if (( rc & 3 )); then
    printf 'cannot open %s\n' "${disk@Q}" >&2
    continue
  fi
  decode names "$rc"
  (( rc & 8 )) && worst=1
  doc=$(jq -c --arg d "$disk" '{disk:$d, temperature:(.temperature.current? // null), flags:$ARGS.positional}' --args "${names[@]}" <<<"$out") || continue
  docs+=("$doc")
done

(( ${#docs[@]} )) || rune_error 3 "no disk could be read" '{}'
list=$(printf '%s\n' "${docs[@]}" | jq -sc '{disks:.}')
if (( worst )); then rune_error 3 "a disk is failing" "$list"; fi
rune_ok "${#docs[@]} disks read" "$list"
