#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
fs=$(rune_param mount /lustre); lim=$(rune_param limit 85); pool=$(rune_param pool "")
[[ $lim =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1..99" '{}'
[[ $fs == /* ]] || rune_error 1 "mount must be absolute" '{}'
df=$(timeout 30 lfs df "$fs" 2>/dev/null) || rune_error 2 "lfs df failed" "$(jq -nc --arg m "$fs" '{mount:$m}')"
tot=$(awk '/^filesystem_summary/ {print $5}' <<<"$df")
members='[]'
if [[ -n $pool ]]; then
  members=$(lfs pool_list "${fs##*/}.$pool" 2>/dev/null | jq -Rnc "[inputs | select(startswith(\"Pool:\") | not) | {ost: ., pool: \"$pool\"}]") || members='[]'
fi
rune_out mount "$fs"
rune_out used "${tot:-?}"
rune_out pool_size "$(jq length <<<"$members")"
awk '/OST[0-9a-f]+_UUID/ {sub(/%/, "", $5); print $1, $5}' <<<"$df" | sort -k2,2nr | while read -r ost pct; do
  if (( pct >= lim )); then rune_err 3 "$ost is at $pct%"; fi
done
rune_finish "all osts below $lim%"
