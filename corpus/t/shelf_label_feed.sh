#!/bin/bash
# PUSH THE PRICE FILE TO THE SHELF LABEL GATEWAY
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

FILE=`rune_param file /srv/prices/current.csv`
GW=`rune_param gateway esl-gw`
[ -s "$FILE" ] || rune_error 2 "NO PRICE FILE" '{"missing":["file"]}'

AGE=`expr \`date +%s\` - \`stat -c %Y "$FILE"\` || true`
[ "$AGE" -le 86400 ] || rune_error 3 "THE PRICE FILE IS OLDER THAN A DAY" "`jq -nc --arg a "$AGE" '{age:$a}'`"
ping -c 1 -W 2 "$GW" >/dev/null 2>&1 || rune_error 2 "GATEWAY IS OFF" '{"step":"ping"}'
# NUMBER;NAME;PRICE;UNIT  (FIRST LINE IS THE HEADER)
# PRICES WITH COMMA OR POINT
N=`awk -F';' 'NR > 1 && $3 ~ /^[0-9]+[.,][0-9][0-9]$/' "$FILE" | wc -l`
[ $N -gt 0 ] || rune_error 3 "NO VALID PRICES" '{"rows":0}'
scp -q -o BatchMode=yes "$FILE" "esl@$GW:/inbox/prices.csv" >&2 || rune_error 2 "GATEWAY NOT REACHED" '{"step":"scp"}'
rune_ok_kv "PRICES SENT" "rows=$N" "gateway=$GW"
