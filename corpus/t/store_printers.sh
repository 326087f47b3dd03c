#!/bin/bash
# ALL PRINTERS OF A STORE: QUEUE LENGTH, STATE, PAPER.  FOR THE MORNING LIST
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

STORE=`rune_param store ""`
case "$STORE" in [0-9][0-9][0-9][0-9]) ;; *) rune_error 1 "STORE IS FOUR DIGITS" '{"bad":["store"]}' ;; esac
T=/tmp/printers.$$
trap 'rm -f $T.*' 0

lpstat -h "cups.s$STORE.shops.lan" -p >$T.p 2>$T.err || rune_error 2 "CUPS DOES NOT ANSWER" "`jq -Rsc '{lpstat:.}' $T.err`"
lpstat -h "cups.s$STORE.shops.lan" -o >$T.o 2>/dev/null || : >$T.o

# printer receipt3 is idle.  enabled since ...
# printer label1 disabled since ... -
awk '$1 == "printer" { st = ($3 == "disabled") ? "disabled" : $4; sub(/\.$/, "", st); print $2, st }' $T.p >$T.list
TOTAL=`wc -l <$T.list`
DOWN=`awk '$2 == "disabled"' $T.list | wc -l`

exec 5<$T.list
: >$T.rows
while read NAME STATE <&5
do
    JOBS=`grep -c "^$NAME-[0-9]" $T.o` || true
    echo "$NAME;$STATE;$JOBS" >>$T.rows
done
exec 5<&-

{
    echo "PRINTER          STATE      JOBS"
    awk -F';' '{ printf "%-16s %-10s %4d\n", $1, $2, $3 }' $T.rows
} | logger -t store_printers || true

DATA=`jq -Rnc --argjson t "$TOTAL" --argjson d "$DOWN" '{total:$t, down:$d, printers:[inputs | split(";") | {name:.[0], state:.[1], jobs:(.[2]|tonumber)}]}' <$T.rows`
if [ "$DOWN" -ne 0 ]; then rune_error 3 "PRINTERS ARE DOWN" "$DATA"; fi
rune_ok "ALL PRINTERS ARE UP" "$DATA"
