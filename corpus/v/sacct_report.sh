#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
acct=$(rune_param account ""); d=$(rune_param days 1)
[[ $d =~ ^[1-9][0-9]?$ ]] || rune_error 1 "days must be 1..99" '{}'
[[ $acct =~ ^[A-Za-z0-9_]+$ ]] || rune_error 1 "bad account" '["account"]'
t=$(mktemp) && trap 'rm -f "$t"' EXIT
fmt=(jobid user state elapsedraw ncpus)
cols=$(IFS=,; printf %s "${fmt[*]}")
sacct -nPX -A "$acct" -S "now-${d}days" -o "$cols" >"$t" 2>/dev/null || rune_error 2 "sacct failed" '{}'
if [[ ! -s $t ]]; then
  rune_ok_kv "no jobs" "account=$acct" "core_hours=0"
fi
by=$(jq -Rnc '[inputs|split("|")] | group_by(.[2]) | map({key:.[0][2], value:length}) | from_entries' "$t") || rune_error 3 "cannot parse" '{}'
hrs=$(awk -F'|' '{s += $4 * $5} END {printf "%.1f", s / 3600}' "$t")
top=$(awk -F'|' '{h[$2] += $4 * $5} END {for (u in h) printf "%.1f %s\n", h[u] / 3600, u}' "$t" | sort -rn | head -n1)
n=$(wc -l <"$t")
rune_ok_kv "$n jobs" "account=$acct" "core_hours=$hrs" "top_user=${top#* }" "states=$by"
