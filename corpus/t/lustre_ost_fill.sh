#!/usr/bin/env bash
# find osts that are too full and say which pool they are in
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for lib in "$here/rune_bpcs.sh" "$here/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
    if [[ -f $lib ]]; then source "$lib"; break; fi
done
rune_init

mnt=$(rune_param mount /lustre/work)
limit=$(rune_param percent 85)
case $limit in
    ''|*[!0-9]*) rune_error 1 "percent must be digits" '{"bad":["percent"]}' ;;
esac
mountpoint -q "$mnt" || rune_error 2 "not mounted" "$(jq -nc --arg m "$mnt" '{mount:$m}')"

tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT

#   UUID                   1K-blocks        Used   Available Use% Mounted on
#   work-OST0003_UUID    93718741056 81234567890  7759000000  92% /lustre/work[OST:3]
lfs df "$mnt" >"$tmp/df" 2>"$tmp/err" || rune_error 3 "lfs df failed" "$(jq -nc --rawfile e "$tmp/err" '{stderr:$e}')"

awk -v lim="$limit" '
    match($0, /\[OST:[0-9]+\]/) {
        idx = substr($0, RSTART + 5, RLENGTH - 6)
        pct = $5; sub(/%/, "", pct)
        if (pct + 0 >= lim) printf "%d\t%d\n", idx, pct
    }' "$tmp/df" | sort -k2,2nr >"$tmp/full"

full='[]'
while IFS=$'\t' read -r idx pct; do
    pool=none
    fsname=$(lfs getname -n "$mnt" 2>/dev/null) || fsname=work
    for p in flash archive; do
        if lfs pool_list "$fsname.$p" 2>/dev/null | grep -q "OST$(printf %04x "$idx")_UUID"; then pool=$p; fi
    done
    full=$(jq -c --argjson i "$idx" --argjson p "$pct" --arg pool "$pool" '. + [{ost:$i, percent:$p, pool:$pool}]' <<<"$full")
done <"$tmp/full"

n=$(jq length <<<"$full")
{
    echo "--- $n full osts on $mnt"
    jq -r '.[] | "OST \(.ost): \(.percent)% (\(.pool))"' <<<"$full"
} >&2

out=$(jq -nc --arg m "$mnt" --argjson f "$full" '{mount:$m, full:$f}')
if [ "$n" -gt 0 ]; then
    rune_error 3 "$n osts are above ${limit}%" "$out"
fi
rune_ok "all osts have room" "$out"
