#!/usr/bin/env bash
# count sockets by state, with a background sample of retransmits
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

count() { ss -Htan state "$1" 2>/dev/null | wc -l; }
udp()   { ss -Huan 2>/dev/null | wc -l; }
SECS=$(rune_param sample_seconds 30)
[[ $SECS =~ ^[0-9]+$ ]] || rune_error 1 "sample_seconds must be a number" '{"field":"sample_seconds"}' >&3

sampler() {
  local i
  for ((i = 0; i < SECS; i++)); do
    nstat -az TcpRetransSegs | awk '/Retrans/ { print $2 }' >>/run/rune-retrans.log || true
    sleep 1
  done
}
sampler &

LISTEN=$(count listening) || rune_error 2 "ss is not usable" '{"tool":"ss"}' >&3
EST=$(count established) || EST=0
TW=$(count time-wait) || TW=0
echo "listening $LISTEN established $EST"

rune_ok_kv "sockets counted" "listen=$LISTEN" "established=$EST" "time-wait=$TW" "udp=$(udp || true)" >&3
