#!/bin/bash
# disk_inventory: models, serials, sizes, and which ones sit behind a raid card
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

CARD=none
LSPCI=`lspci 2>/dev/null || :`
case "$LSPCI" in
	*MegaRAID*)	CARD=megaraid ;;
	*"Smart Array"*)	CARD=hpsa ;;
esac

usage() { echo "usage: disk_inventory (no arguments)"; }
[ $# -eq 0 ] || usage >&2

T=/tmp/inv.$$
trap 'rm -f $T' 0 
lsblk -bdnP -o NAME,MODEL,SERIAL,SIZE,ROTA >$T 2>/dev/null || rune_error 2 "lsblk failed" '{"tool":"lsblk"}'

# NAME="sda" MODEL="ST4000NM" SERIAL="Z1" SIZE="4000787030016" ROTA="1"
LIST=`sed -n 's/^NAME="\([^"]*\)" MODEL="\([^"]*\)" SERIAL="\([^"]*\)" SIZE="\([0-9]*\)" ROTA="\([01]\)"$/\1|\2|\3|\4|\5/p' $T |
	jq -Rnc '[inputs | split("|") | {name: .[0], model: .[1], serial: .[2], bytes: (.[3] | tonumber), rotational: (.[4] == "1")}]'`

exec 4<$T
N=0
while read LINE <&4; do
	N=`expr $N + 1`
	echo "$N: $LINE" >&2
done
exec 4<&-

set +e
dmidecode -s system-serial-number >$T 2>/dev/null
RC=$?
set -e
if [ $RC -ne 0 ]; then
	echo unknown >$T
fi
BOX=`head -1 $T`

[ $N -gt 0 ] || rune_error 3 "no disk found" "`jq -nc --arg c "$CARD" '{card: $c}'`"
rune_ok "inventory" "`jq -nc --argjson l "$LIST" --arg c "$CARD" --arg b "$BOX" '{box: $b, card: $c, disks: $l}'`"
