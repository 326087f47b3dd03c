#!/usr/bin/env bash
# Shape one interface for some minutes, then take the shaping away by itself.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "a command failed in line $LINENO" "{}"' ERR

dev=$(rune_param device "")
rate=$(rune_param rate_mbit 100)
minutes=$(rune_param minutes 30)
[[ $dev =~ ^[a-z0-9.@_-]+$ && -d /sys/class/net/$dev ]] || rune_error 1 "no such device" "$(jq -nc --arg d "$dev" '{device:$d}')"
[[ $rate =~ ^[1-9][0-9]{0,5}$ && $minutes =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "rate_mbit or minutes is wrong" '{}'

shape() {
  tc qdisc replace dev "$1" root handle 1: htb default 10
  tc class replace dev "$1" parent 1: classid 1:10 htb rate "$2mbit" ceil "$2mbit"
}
pin_queues() {
  ( cd "/sys/class/net/$1/queues"
    for q in tx-*; do
      echo "$2" >"$q/tx_maxrate"
    done )
}
expire_later() {
  ( sleep "$(( $2 * 60 ))"; tc qdisc del dev "$1" root ) </dev/null 2>/dev/null &
}

shape "$dev" "$rate"
pin_queues "$dev" "$rate"
expire_later "$dev" "$minutes"
rune_ok "device is shaped" "$(jq -nc --arg d "$dev" --argjson r "$rate" --argjson m "$minutes" '{device:$d, mbit:$r, minutes:$m}')"
