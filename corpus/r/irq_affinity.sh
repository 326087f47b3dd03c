#!/bin/bash
# irq_affinity: bind the interrupts of a network card to cpus  (edited on a PC)
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

NIC=`rune_param nic eth0`
CPUS=`rune_param cpus 0-3`

case "$CPUS" in
	''|*[!0-9,-]*) rune_error 1 "cpus: list wanted" '{"param":"cpus"}' ;;
esac

N=0
for I in `awk -v n="$NIC" '$NF ~ n { sub(":", "", $1); print $1 }' /proc/interrupts`; do
	if echo "$CPUS" >/proc/irq/$I/smp_affinity_list 2>/dev/null; then
		N=`expr $N + 1`
	fi
done
[ $N -gt 0 ] || rune_error 3 "no interrupt bound" "`jq -nc --arg n "$NIC" '{nic: $n}'`"
rune_ok_kv "bound" "nic=$NIC" "cpus=$CPUS" "irqs=$N"
