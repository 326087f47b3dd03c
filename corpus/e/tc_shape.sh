#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DEV=$(rune_param dev eth0)
RATE=$(rune_param rate 100mbit)
APPLIED=no

cleanup() {
  if [[ $APPLIED == no ]]; then
    tc qdisc del dev "$DEV" root >/dev/null 2>&1 || true
  fi
  rune_error 100 "tc_shape ended" "$(jq -nc --arg d "$DEV" '{dev:$d}')"
}
trap cleanup EXIT

[[ -d /sys/class/net/$DEV ]] || rune_error 2 "no such device" "$(jq -nc --arg d "$DEV" '{dev:$d}')"

tc qdisc replace dev "$DEV" root handle 1: htb default 10
tc class replace dev "$DEV" parent 1: classid 1:10 htb rate "$RATE"
APPLIED=yes
tc -s qdisc show dev "$DEV" || true

rune_ok "shaping is on" "$(jq -nc --arg d "$DEV" --arg r "$RATE" '{dev:$d, rate:$r}')"
