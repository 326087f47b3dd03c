#!/bin/bash
# cpufreq_governor: one governor for all cpus, with check afterwards
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

GOV=`rune_param governor performance`
BASE=/sys/devices/system/cpu
ME=`basename "$0"`

say() { echo "$ME: $*" 1>&2; }
die() { rune_error "$1" "$2" "`jq -nc --arg g "$GOV" '{governor: $g}'`"; }

[ -d $BASE/cpu0/cpufreq ] || die 4 "no cpufreq driver"
AVAIL=`cat $BASE/cpu0/cpufreq/scaling_available_governors 2>/dev/null` || die 2 "governors unreadable"
case " $AVAIL " in
	*" $GOV "*) say "setting $GOV" ;;
	*) die 1 "governor not available" ;;
esac

LOCK=/var/run/$ME.lock
if ! mkdir "$LOCK" 2>/dev/null; then
	die 2 "another run holds the lock"
fi
trap 'rmdir "$LOCK" 2>/dev/null || :' 0
trap 'rune_error 100 "interrupted" "{}"' 1 2 15

SET=0
SKIP=0
for F in $BASE/cpu[0-9]*/cpufreq/scaling_governor; do
	if ( echo "$GOV" >"$F" ) 2>/dev/null; then
		SET=`expr $SET + 1`
	else
		say "`dirname $F`: refused"
		SKIP=`expr $SKIP + 1`
	fi
done

WRONG=`cat $BASE/cpu[0-9]*/cpufreq/scaling_governor 2>/dev/null | grep -vcx "$GOV" || :`
{
	echo "set=$SET skipped=$SKIP wrong=$WRONG"
	uptime
} >&2

if [ "${WRONG:-0}" -ne 0 ]; then
	die 3 "some cpus kept another governor"
fi
rune_ok "governor set" "`jq -nc --arg g "$GOV" --arg n "$SET" --arg s "$SKIP" '{governor: $g, cpus: ($n|tonumber), skipped: ($s|tonumber)}'`"
