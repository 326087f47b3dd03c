#!/usr/bin/env bash
# An element that was checked stays so, however many paths join in a loop.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
declare -A given=()
while IFS=$'\t' read -r key value; do
  given[$key]=$value
done < <(rune_all_params | jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv')
keep=${given[keep]:-7}
[[ $keep =~ ^[1-9][0-9]*$ ]] || rune_error 1 "keep must be a positive number" '{"parameter":"keep"}'
if ! flock -n 9 9>/run/lock/rotate; then
  rune_error 3 "Another rotation is running" "{}"
fi
snaps=(/srv/snap/[0-9]*)
gone=()
while ((${#snaps[@]} > keep)); do
  if btrfs subvolume delete "${snaps[0]}" >&2; then
    gone+=("${snaps[0]}")
  fi
  snaps=("${snaps[@]:1}")
done
rune_ok "Rotated" "$(jq -nc --argjson n "${#gone[@]}" '{removed: $n}')"
