#!/usr/bin/env bash
# incremental zfs send of a home dataset to the other building
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

LOG=/var/tmp/zfs_send.$$.log
exec 3>&1 >"$LOG" 2>&1

ds=$(rune_param dataset "")
peer=$(rune_param peer "")
keep=$(rune_param keep 14)

[[ $ds =~ ^[a-z]+(/[A-Za-z0-9_.-]+)+$ ]] || rune_error 1 "bad dataset" "$(jq -nc --arg d "$ds" '{dataset:$d}')" >&3
[[ $peer =~ ^[a-z0-9.-]+$ ]]             || rune_error 1 "bad peer" "$(jq -nc --arg p "$peer" '{peer:$p}')" >&3
[[ $keep =~ ^[1-9][0-9]?$ ]]             || rune_error 1 "keep is 1 to 99" '{"parameter":"keep"}' >&3

last=$(zfs list -H -d 1 -t snapshot -o name -s creation "$ds" | tail -n 1) || rune_error 2 "no such dataset" "$(jq -nc --arg d "$ds" '{dataset:$d}')"
[[ $last == *@* ]] || rune_error 3 "no snapshot to start from" "$(jq -nc --arg d "$ds" '{dataset:$d}')" >&3

now=$ds@rune-$(date +%Y%m%d-%H%M%S)
zfs snapshot "$now" || rune_error 2 "snapshot failed" "$(jq -nc --arg s "$now" '{snapshot:$s}')" >&3

zfs send -i "$last" "$now" | ssh -o BatchMode=yes "$peer" "zfs receive -F $ds" || {
  zfs destroy "$now" || echo "cannot destroy $now"
  rune_error 3 "send failed" "$(jq -nc --arg s "$now" --rawfile l "$LOG" '{snapshot:$s, log:$l[-1500:]}')" >&3
}

zfs list -H -d 1 -t snapshot -o name -s creation "$ds" | grep '@rune-' | head -n "-$keep" |
  while read -r old; do
    zfs destroy "$old" || rune_error 3 "an old snapshot is held" "$(jq -nc --arg s "$old" '{snapshot:$s}')" >&3
  done || true

rune_ok "sent" "$(jq -nc --arg from "$last" --arg to "$now" '{from:$from, to:$to}')" >&3
