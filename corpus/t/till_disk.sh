#!/bin/bash
# FREE SPACE ON THE TILLS, BY ssh, IN ONE LOOP. OFF TILLS ARE FINE AT NIGHT
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LIMIT=`rune_param limit 90`
STORE=`rune_param store ""`
case "$LIMIT" in [1-9][0-9]) ;; *) rune_error 1 "limit IS 10 TO 99" '{"bad":["limit"]}' ;; esac
case "$STORE" in [0-9][0-9][0-9][0-9]) ;; *) rune_error 1 "STORE IS FOUR DIGITS" '{"bad":["store"]}' ;; esac

RES=/tmp/till_disk.$$
trap 'rm -f $RES $RES.full' 0
trap 'rune_error 100 "INTERRUPTED" "{}"' 1 2 15
: >$RES

cat <<EOF >$RES.full
till,percent
EOF

awk -v s="$STORE" '$1 == s { print $2, $3 }' /etc/pos/tills >$RES || rune_error 4 "NO LIST OF TILLS" '{}'
UP=0
OFF=0
FULL=0
while read NAME ADDR
do
    PCT=`ssh -n -o BatchMode=yes -o ConnectTimeout=4 pos@$ADDR df -P /pos 2>/dev/null | awk 'NR == 2 { sub(/%/, "", $5); print $5 }'` || PCT=
    if [ -z "$PCT" ]
    then
        OFF=`expr $OFF + 1`
    else
        UP=`expr $UP + 1`
        if [ "$PCT" -ge "$LIMIT" ]
        then
            echo "$NAME,$PCT" >>$RES.full
            FULL=`expr $FULL + 1`
        fi
    fi
done <$RES

echo "UP $UP OFF $OFF FULL $FULL" >&2
DATA=`sed 1d $RES.full | jq -Rnc --argjson up $UP --argjson off $OFF '{up:$up, off:$off, full:[inputs | split(",") | {till:.[0], percent:(.[1]|tonumber)}]}'`
if [ $FULL -gt 0 ]; then
    rune_error 3 "TILLS ARE FULL" "$DATA"
fi
rune_ok "TILLS HAVE ROOM" "$DATA"
