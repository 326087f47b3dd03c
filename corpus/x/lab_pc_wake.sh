#!/bin/bash
# lab_pc_wake - wake all PCs of a lab and count who answers
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

LAB=`rune_param lab ""`
IFACE=`rune_param iface eth0`
ETHERS=/etc/ethers
case "$LAB" in
  ""|*[!a-z0-9]*) rune_error 1 "lab?" '{"field":"lab"}' ;;
esac
[ -r $ETHERS ] || rune_error 4 "no ethers file" '{"file":"/etc/ethers"}'

LIST=`mktemp /tmp/wake.XXXXXX`
trap 'rm -f $LIST' EXIT
grep "[ 	]$LAB-pc" $ETHERS > $LIST || rune_error 2 "nobody in that lab" '{"found":0}'

while read mac host
do
  etherwake -i "$IFACE" "$mac" >/dev/null 2>&1 || echo "no packet for $host" >&2
done < $LIST

# give the boards time, tell the monitoring meanwhile
( sleep 600; logger -t lab_pc_wake "$LAB: wake window over" ) &

up=0
all=0
while read mac host
do
  all=`expr $all + 1`
  if ping -c 1 -W 2 "$host" </dev/null >/dev/null 2>&1; then
    up=`expr $up + 1`
  fi
done < $LIST

if [ $up -eq 0 ]; then
  rune_error 3 "nobody woke up" "{\"tried\": $all}"
fi
rune_ok_kv "lab woken" "lab=$LAB" "up=$up" "of=$all"
