#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DS=$(rune_param dataset "")
KEEP=$(rune_param keep 7)
[[ $DS =~ ^[a-zA-Z0-9_/.-]+$ ]] || rune_error 1 "dataset is required" '{"missing":["dataset"]}'
[[ $KEEP =~ ^[0-9]{1,3}$ ]] || rune_error 1 "keep is not a small number" '{"parameter":"keep"}'
KEEP=$((10#$KEEP))

REMOVED=0

# Called in a condition: errexit is off in here on purpose.
rotate() {
  local snap="$DS@rune-$(date +%Y%m%d%H%M%S)" all
  zfs snapshot "$snap" || return 1
  zfs hold rune "$snap"
  mapfile -t all < <(zfs list -H -t snapshot -o name -s creation -d 1 "$DS" | grep '@rune-')
  local i
  for ((i = 0; i < ${#all[@]} - KEEP; i++)); do
    zfs release rune "${all[i]}"
    zfs destroy "${all[i]}" && ((REMOVED++))
  done
  [[ ${#all[@]} -gt 0 ]] && return 0
  return 2
}

if rotate 2>&1 >/dev/null | logger -t zfs_rotate; then
  :
else
  rune_error 3 "rotation failed" "$(jq -nc --arg d "$DS" '{dataset:$d}')"
fi

LEFT=$(zfs list -H -t snapshot -o name -d 1 "$DS" 2>/dev/null | grep -c '@rune-' || :)
rune_ok "rotated" "$(jq -nc --arg d "$DS" --argjson l "${LEFT:-0}" '{dataset:$d, snapshots:$l}')"
