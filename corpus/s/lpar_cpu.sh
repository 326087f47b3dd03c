#!/bin/bash
# cpu picture of one host out of vmstat, with a threshold on run queue and idle
set -o errexit -o nounset -o pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

SECS=`rune_param seconds 3`
MINIDLE=`rune_param min_idle 10`
for V in "$SECS" "$MINIDLE"
do
    case "$V" in
        [0-9]|[0-9][0-9]) ;;
        *) rune_error_kv 1 "need numbers of one or two digits" "got=$V" ;;
    esac
done
if [ "$SECS" -lt 2 ]; then
    SECS=2
fi

if NCPU=`getconf _NPROCESSORS_ONLN 2>/dev/null`; then :; else NCPU=1; fi
RAW=`vmstat 1 "$SECS"` || rune_error 2 "vmstat does not run here"
# columns: r b swpd free buff cache si so bi bo in cs us sy id wa st; first sample is since boot
set -- `echo "$RAW" | awk 'NR > 3 && NF >= 16 { r += $1; id += $15; wa += $16; n++ } END { if (n) printf "%d %d %d %d", r / n, id / n, wa / n, n }'`
if [ $# -lt 4 ]; then
    rune_error 3 "vmstat gave no samples"
fi
RQ=$1 IDLE=$2 WAIT=$3 N=$4
echo "rq=$RQ idle=$IDLE wait=$WAIT n=$N cpus=$NCPU" | logger -t lparcpu || :

rune_out runq "$RQ"
rune_out idle_pct "$IDLE"
rune_out wait_pct "$WAIT"
rune_out "cpus=$NCPU"
if [ "$IDLE" -lt "$MINIDLE" ] || [ "$RQ" -gt `expr $NCPU \* 4` ]; then
    rune_err 3 "host is short of cpu"
fi
rune_finish "cpu looked at"
