#!/usr/bin/env bash
# Write the tape catalogue of one pool as JSON for the MAM.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

pool=$(rune_param pool DAILY)
[[ $pool =~ ^[A-Z0-9_]+$ ]] || rune_error 1 "Bad pool" '{"param":"pool"}'
out=/srv/mam/in/tapes-$pool.jsonl
work=$(mktemp)
trap 'rm -f "$work"' EXIT

row() {
  local label=$1 files=$2 note=$3
  printf '{"label":"%s","files":%d,"note":"%s"}\n' "$label" "$files" "$note"
}

while IFS='|' read -r label files note; do
  [[ $label == "$pool"* ]] || continue
  row "$label" "${files:-0}" "$note"
done < <(grep -v '^#' /etc/bacula/tapes.psv 2>/dev/null) >"$work"

if [[ ! -s $work ]]; then
  rune_error 3 "Pool has no tapes" "$(jq -nc --arg p "$pool" '{pool:$p}')"
fi
install -m 0644 "$work" "$out" || rune_error 2 "Cannot hand over to the MAM" '{}'
labels=$(jq -sc 'map(.label)' "$work") || labels='[]'
rune_ok_kv "Catalogue exported" "file=$out" "labels=$labels"
