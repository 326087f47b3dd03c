#!/bin/bash
# FETCH THE CASH-UP FILES OF ALL TILLS OF ONE STORE. MJH 2019
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

STORE=`rune_param store ""`
DAY=`rune_param day ""`
if [ -z "$STORE" ]; then
    rune_error 1 "NO STORE NUMBER" '{"missing":["store"]}'
fi
echo "$STORE" | grep -Eq '^[0-9]{4}$' || rune_error 1 "STORE IS FOUR DIGITS" '{"bad":["store"]}'
[ -n "$DAY" ] || DAY=`date -d yesterday +%Y%m%d`

DEST=/srv/cashup/$STORE
mkdir -p "$DEST" 
TMP=`mktemp -d`
trap 'rm -rf "$TMP"' EXIT
trap 'exit 143' TERM

OK=0
BAD=0
for T in 01 02 03 04 05 06
do
    H=till$T.s$STORE.shops.lan
    ping -c 1 -W 2 $H >/dev/null 2>&1 || continue
    if ssh -o BatchMode=yes -o ConnectTimeout=5 pos@$H "cat /pos/cashup/Z$DAY.csv" >"$TMP/$T.csv" 2>/dev/null
    then
        NL=`wc -l <"$TMP/$T.csv"`
        if [ "$NL" -gt 1 ]; then
            mv "$TMP/$T.csv" "$DEST/$T-$DAY.csv" || rune_error 2 "CANNOT STORE THE FILE" '{}'
            OK=`expr $OK + 1`
        else
            BAD=`expr $BAD + 1`
        fi
    else
        BAD=`expr $BAD + 1`
    fi
done

DATA=`jq -nc --arg s "$STORE" --argjson ok "$OK" --argjson bad "$BAD" '{store:$s, fetched:$ok, failed:$bad}'`
if [ $OK -eq 0 ]; then
    rune_error 3 "NO CASH-UP FILE" "$DATA"
fi
rune_ok "CASH-UP FETCHED" "$DATA"
