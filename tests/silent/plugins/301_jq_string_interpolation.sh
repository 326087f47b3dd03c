#!/usr/bin/env bash
# String interpolation of jq itself and its arguments build the document.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

tz=$(timedatectl show -p Timezone --value 2>/dev/null) || rune_error 2 "Time zone is unknown"
want=$(rune_param timezone UTC)
out=$(jq -nc --arg have "$tz" --arg want "$want" '{timezone: $have, note: "have \($have), want \($want)"}')
[[ $tz == "$want" ]] || rune_error 3 "Wrong time zone" "$out"
rune_ok "Time zone is right" "$out"
