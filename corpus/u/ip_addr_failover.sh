#!/usr/bin/env bash
# move a service address to this host and announce it
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

have() { ip -br addr show dev "$1" | grep -qwF "$2"; }
up()   { [[ $(cat "/sys/class/net/$1/operstate" 2>/dev/null || true) == up ]]; }
bail() { rune_error "$1" "$2" "$(jq -nc --arg a "$ADDR" --arg d "$DEV" '{address:$a,device:$d}')"; }

ADDR=$(rune_param address "") DEV=$(rune_param device "")
done_msg() {
  [[ ${MOVED:-} == yes ]] && logger -t failover "address $ADDR is here" || :
  rune_ok_kv "failover plugin ended" "address=$ADDR"
}

[[ $ADDR =~ ^[0-9.]+/[0-9]+$ ]] || bail 1 "address must be CIDR"
up "$DEV" || bail 2 "device is not up"
trap done_msg EXIT

if have "$DEV" "$ADDR"; then
  rune_error 10 "address is here already" "$(jq -nc --arg a "$ADDR" '{address:$a}')"
fi

ip addr add "$ADDR" dev "$DEV" || bail 3 "address was refused"
MOVED=yes
arping -q -U -c 3 -I "$DEV" "${ADDR%/*}" >&2 || true
ping -q -c 2 -W 1 -I "${ADDR%/*}" "$(ip route show default | awk '{ print $3; exit }')" 2>&1 >/dev/null || true
rune_ok_kv "address moved" "address=$ADDR" "device=$DEV"
