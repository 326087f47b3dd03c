#!/usr/bin/env bash
# MTU and loss from within a network namespace.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
( umask 077; rune_init )

ns=$(rune_param namespace blue)
dst=$(rune_param destination "")
ns=${ns:-blue}
ip netns list | awk -v n="${ns}" '$1 == n { f = 1 } END { exit !f }' || rune_error 2 "no such namespace" "$(jq -nc --arg n "${ns}" '{namespace:$n}')"

probe() {
  ip netns exec "${ns}" ping -n -q -c 5 -W 1 -M "do" -s "$1" "${dst:-192.0.2.1}" 2>/dev/null \
    | sed -n 's/.* \([0-9.]*\)% packet loss.*/\1/p'
}

declare -A loss=()
for size in 1472 1392 1252; do
  loss[${size}]=$(probe "${size}") || loss[${size}]=100
done
rune_ok "probed" "$(jq -nc --arg a "${loss[1472]}" --arg b "${loss[1392]}" --arg c "${loss[1252]}" '{mtu1500:$a, mtu1420:$b, mtu1280:$c}')"
