#!/usr/bin/env bash
# put an HTB rate limit on an interface, or take it off
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

say()  { printf '%s\n' "$*" >&2; }
q()    { "$@" >/dev/null 2>&1; }
fail() { local c=$1 m=$2; rune_error "$c" "$m" "$(jq -nc --arg i "$IFACE" '{interface:$i}')"; }
has_if()  { q ip link show dev "$1"; }
clear_q() { q tc qdisc del dev "$1" root || true; }
rate_of() { tc -s class show dev "$1" | awk '$3 == "1:10" { for (i = 4; i < NF; i++) if ($i == "rate") print $(i + 1) }'; }

rune_init
IFACE=$(rune_param interface "")
RATE=$(rune_param rate "")
[[ $IFACE =~ ^[a-z0-9@.:_-]{1,15}$ ]] || rune_error 1 "interface is required" '{"missing":["interface"]}'
has_if "$IFACE" || fail 2 "no such interface"

clear_q "$IFACE"
if [[ -z $RATE ]]; then
  say "limit removed from $IFACE"
  rune_ok_kv "limit removed" "interface=$IFACE"
fi
[[ $RATE =~ ^[0-9]+(kbit|mbit|gbit)$ ]] || fail 1 "rate must look like 10mbit"

shape() {
  tc qdisc add dev "$IFACE" root handle 1: htb default 10 &&
  tc class add dev "$IFACE" parent 1: classid 1:10 htb rate "$RATE" ceil "$RATE" &&
  tc qdisc add dev "$IFACE" parent 1:10 fq_codel
}
if ! shape >&2; then
  clear_q "$IFACE"
  fail 3 "the kernel refused the qdisc"
fi
now=$(rate_of "$IFACE") || now=""
rune_ok "limit set" "$(jq -nc --arg i "$IFACE" --arg r "$RATE" --arg n "$now" '{interface:$i, rate:$r, kernel_rate:$n}')"
