#!/usr/bin/env bash
#
# chrony_sources - how many NTP sources are usable?
#
# Uses the CSV output of chronyc: mode, state, name, stratum, poll, reach,
# last rx, offset. State "*" is the selected source, "+" one that is combined.
#
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

min=$(rune_param min_sources 2)
[[ $min =~ ^[0-9]+$ ]] || rune_error 1 "min_sources must be a number" '{"parameter":"min_sources"}'
csv=$(chronyc -c sources 2>/dev/null) || rune_error 2 "chronyd does not answer" '{"command":"chronyc"}'
usable=$(awk -F, '$2 == "*" || $2 == "+" {n++} END {print n+0}' <<<"$csv")
[ "$usable" -ge "$min" ] || rune_error 3 "Too few usable sources" "$(jq -nc --argjson u "$usable" '{usable:$u}')"
rune_ok "Time sources are fine" "$(jq -nc --argjson u "$usable" '{usable:$u}')"
