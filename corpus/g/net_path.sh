#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib_net.sh"
rune_init

TARGET=$(rune_param target "")
PROBES=$(rune_param probes 3)
PING=$(rune_param ping no)

[[ -n $TARGET ]] || rune_error 1 "target is required" '{"missing":["target"]}'

NAMES=$(net_resolve "$TARGET") || rune_error 2 "target does not resolve" "$(jq -nc --arg t "$TARGET" '{target:$t}')"
FIRST=$(jq -r '.addresses[0] // empty' <<<"$NAMES")
ROUTE=$(net_route "$FIRST") || rune_error 3 "no route" "$NAMES"
DEVICE=$(jq -r '.dev' <<<"$ROUTE")
LINK=$(net_iface "$DEVICE") || LINK='{}'

loss=unknown
if [[ $PING == yes ]]; then
  net_note "pinging $FIRST"
  loss=$(ping -n -q -c "$PROBES" -W 2 "$FIRST" 2>/dev/null | sed -n 's/.* \([0-9]*\)% packet loss.*/\1/p') || loss=100
fi

summary() {
  jq -nc --argjson names "$1" --argjson route "$2" --argjson dev "$3" --arg loss "$4" \
    '$names + {route: $route, interface: $dev} | if $loss == "unknown" then . else .loss = $loss end'
}

if [[ $loss == 100 ]]; then
  rune_error 3 "target does not answer" "$(summary "$NAMES" "$ROUTE" "$LINK" "$loss")"
fi
rune_ok "path found" "$(summary "$NAMES" "$ROUTE" "$LINK" "$loss")"
