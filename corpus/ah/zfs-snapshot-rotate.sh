#!/usr/bin/env bash
# Take a snapshot of a dataset and destroy the oldest ones of the same series.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

say() { printf >&2 'zfs-snapshot-rotate: %s\n' "$1"; }

lines_to_array() { jq -Rnc '[inputs | select(length > 0)]'; }

series_snapshots() {
  zfs list -H -t snapshot -d 1 -o name -s creation "$dataset" 2>/dev/null |
    awk -v start="$dataset@$series-" 'index($0, start) == 1'
}

destroy_all() { # names on stdin; prints the ones that stay
  local snapshot
  while IFS= read -r snapshot; do
    if zfs destroy "$snapshot" >&2; then
      say "destroyed $snapshot"
    else
      printf '%s\n' "$snapshot"
    fi
  done
}

rune_init
dataset=$(rune_param dataset "")
series=$(rune_param series auto)
keep=$(rune_param keep 7)
dry_run=$(rune_param dry_run false)

if [[ ! $dataset =~ ^[A-Za-z0-9_.:/-]+$ || $dataset == -* ]]; then
  rune_error 1 "dataset is missing or malformed" '{"missing":["dataset"]}'
elif [[ ! $series =~ ^[a-z]{1,20}$ ]]; then
  rune_error 1 "series must be a short word"
elif [[ ! $keep =~ ^[1-9][0-9]{0,2}$ ]]; then
  rune_error 1 "keep must be 1 to 999"
fi

health=$(zpool list -H -o health "${dataset%%/*}" 2>/dev/null || true)
case $health in
  ONLINE) ;;
  DEGRADED) say "pool is degraded, going on" ;;
  "") rune_error 2 "pool not found" "$(jq -nc --arg pool "${dataset%%/*}" '{pool: $pool}')" ;;
  *) rune_error 3 "pool is not healthy" "$(jq -nc --arg health "$health" '{health: $health}')" ;;
esac
zfs list -H -o name "$dataset" >/dev/null 2>&1 || rune_error 2 "dataset not found"

new=$dataset@$series-$(date -u +%Y%m%d-%H%M%S)
if [[ $dry_run == true ]]; then
  say "would take $new"
elif ! zfs snapshot "$new" >&2; then
  rune_error 3 "snapshot failed" "$(jq -nc --arg snapshot "$new" '{snapshot: $snapshot}')"
fi

all=$(series_snapshots) || rune_error 2 "snapshots could not be listed"
old=$(head -n "-$keep" <<<"$all")
if [[ $dry_run == true ]]; then
  rune_ok "dry run" "$(lines_to_array <<<"$old" | jq -c --arg new "$new" '{would_take: $new, would_destroy: .}')"
elif [[ -z $old ]]; then
  rune_ok "snapshot taken, nothing to destroy" "$(jq -nc --arg new "$new" '{snapshot: $new, destroyed: 0}')"
fi

stayed=$(destroy_all <<<"$old" | lines_to_array)
total=$(lines_to_array <<<"$old" | jq length)
report=$(jq -nc --arg new "$new" --argjson total "$total" --argjson stayed "$stayed" \
  '{snapshot: $new, destroyed: ($total - ($stayed | length)), stayed: $stayed}')

if [[ $(jq '.stayed | length' <<<"$report") != 0 ]]; then
  rune_error 3 "some old snapshots could not be destroyed" "$report"
fi
rune_ok "snapshots rotated" "$report"
