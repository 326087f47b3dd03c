#!/bin/bash
# chrony_source_check: are there enough good sources, and is the offset small?
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh

setup () {
  rune_init
  umask 022
  LC_ALL=C; export LC_ALL
}

LC_ALL=C; export LC_ALL

WANT=`rune_param min_sources 2`
MAXMS=`rune_param max_offset_ms 50`
for V in "$WANT" "$MAXMS"
do
  expr "x$V" : 'x[0-9][0-9]*$' >/dev/null || rune_error 1 "numbers expected" '{"fields":["min_sources","max_offset_ms"]}'
done

TAB=`mktemp`
trap 'rm -f $TAB' EXIT HUP INT TERM

if chronyc -c sources >$TAB 2>/dev/null; then :; else
  rune_error 2 "chronyd does not answer" '{}'
fi

# ^,*,10.0.0.1,2,6,377,12,0.000012,...
GOOD=`awk -F, '$2 == "*" || $2 == "+" {n++} END {print n+0}' $TAB`
ALL=`awk 'END {print NR}' $TAB`
REACHLESS=`awk -F, '$6 == 0 {printf "%s ", $3}' $TAB`

TRACK=`chronyc -c tracking 2>/dev/null` || rune_error 2 "tracking data not available" '{}'
OFFMS=`echo "$TRACK" | awk -F, '{o = $5 * 1000; if (o < 0) o = -o; printf "%d", o}'`
OFFMS=${OFFMS:-0}

echo "good $GOOD of $ALL, offset $OFFMS ms, never reached: ${REACHLESS:-none}" >&2

if [ "$GOOD" -lt "$WANT" ]; then
  rune_error 3 "too few usable sources" "`jq -nc --argjson g $GOOD --argjson a $ALL '{good:$g, all:$a}'`"
fi
if [ "$OFFMS" -gt "$MAXMS" ]; then
  rune_error 3 "offset too large" "`jq -nc --argjson o $OFFMS '{offset_ms:$o}'`"
fi
rune_ok "time is good" "`jq -nc --argjson g $GOOD --argjson o $OFFMS '{good:$g, offset_ms:$o}'`"
