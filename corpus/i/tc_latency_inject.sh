#!/usr/bin/env bash
# QA: add latency to an interface for some minutes, then take it off by itself.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

DEV=$(rune_param device "")
DELAY=$(rune_param delay_ms 100)
MINUTES=$(rune_param minutes 10)
STATE=/run/rune-tc

[[ $DEV =~ ^[a-z0-9]+$ ]] || rune_error 1 "bad device" '{"field":"device"}'
ip link show "$DEV" >/dev/null 2>&1 || rune_error 2 "no such device" "$(jq -nc --arg d "$DEV" '{device:$d}')"
if [[ $DELAY -gt 2000 ]]; then
  rune_error 1 "no more than 2000 ms" '{"field":"delay_ms"}'
fi
[[ $MINUTES =~ ^[0-9]+$ ]] || rune_error 1 "minutes must be a number" '{"field":"minutes"}'

drop_later() {
  local dev=$1 seconds=$2
  ( sleep "$seconds"; tc qdisc del dev "$dev" root 2>/dev/null; rm -f "$STATE/$dev" ) &
}

mkdir -p "$STATE"
cd "$STATE" || rune_error 4 "no state directory" '{}'
if [[ -e $DEV ]]; then
  rune_error 3 "already active" "$(jq -nc --arg d "$DEV" '{device:$d}')"
fi
printf '%s %s\n' "$DELAY" "$MINUTES" >"$DEV"
cd - || true

if ! tc qdisc add dev "$DEV" root netem delay "${DELAY}ms" 2>/dev/null; then
  rm -f "$STATE/$DEV"
  rune_error 3 "tc failed" "$(jq -nc --arg d "$DEV" '{device:$d}')"
fi
drop_later "$DEV" "$((MINUTES * 60))"
rune_ok "Latency is on" "$(jq -nc --arg d "$DEV" --arg ms "$DELAY" '{device:$d, delay_ms:$ms}')"
