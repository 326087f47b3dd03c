#!/usr/bin/env bash
# Add a spare disk to an md array.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -a members=()
array=$(rune_param array /dev/md0)
disk=$(rune_param disk "")
[[ $array == /dev/md* && $disk == /dev/* ]] || rune_error 1 "array and disk are device paths" '{"params":["array","disk"]}'
[[ -e $disk ]] || rune_error 2 "no such disk" "$(jq -nc --arg d "$disk" '{disk:$d}')"

detail=$(mdadm --detail --export "$array" 2>/dev/null) || rune_error 2 "no such array" "$(jq -nc --arg a "$array" '{array:$a}')"
mapfile -t members < <(sed -n 's/^MD_DEVICE_.*_DEV=//p' <<<"$detail")
for member in "${members[@]}"; do
  if [[ $member == "$disk" ]]; then rune_ok "disk is a member already" "$(jq -nc --arg d "$disk" '{disk:$d, added:false}')"; fi
done

rune_out array "$array"
rune_out members "${#members[@]}"
if wipefs --all --quiet "$disk" 2>/dev/null && mdadm --manage "$array" --add-spare "$disk" </dev/null >&2; then
  rune_out added true
else
  rune_out added false
  rune_err "mdadm refused $disk"
fi
rune_finish "spare added"
