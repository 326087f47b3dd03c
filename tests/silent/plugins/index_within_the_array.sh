#!/usr/bin/env bash
# An index that is counted stays within the array, and `:=` of one element leaves the others alone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
declare -A given=()
for key in prefix keep; do
  given[$key]=$(rune_param "$key" "")
done
: "${given[prefix]:=rune}" "${given[keep]:=3}"
[[ ${given[keep]} =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1 to 99" "{}"
collect() {
  local -n into=$1
  into=()
  while IFS= read -r name; do
    into+=("$name")
  done < <(virsh snapshot-list web --name 2>/dev/null)
}
collect all
for ((i = 0; i < ${#all[@]} - given[keep]; i++)); do
  virsh snapshot-delete web "${all[i]}" >/dev/null 2>&1 || rune_error 3 "Cannot delete" "{}"
done
rune_ok "Pruned" "{}"
