#!/bin/bash
# Poll the lamp proving relays of one signal box over Modbus, three tries each.
set -o errexit
set -o nounset
set -o pipefail
HERE=`dirname "$0"`
if [ -f "$HERE/rune_bpcs.sh" ]; then
  . "$HERE/rune_bpcs.sh"
else
  . /opt/rune/lib/rune_bpcs.sh
fi
rune_init

BOX=`rune_param box ""`
TABLE=/etc/lamps/$BOX.tab
LOG=/var/log/lamps.log
case "$BOX" in
  box-[a-z][a-z]) ;;
  *) rune_error 1 "Bad box" '{"param":"box"}' ;;
esac
[ -r "$TABLE" ] || rune_error 4 "Box has no lamp table" "`jq -nc --arg b "$BOX" '{box:$b}'`"

log() {
  echo "`date '+%b %e %T'` lamps[$$]: $*"
}

poll() {
  TRY=1
  while [ $TRY -le 3 ]; do
    timeout 5 mbpoll -m tcp -1 -q -r "$2" -t 0 "$1" 2>/dev/null </dev/null && return 0
    log "no answer from $1 register $2, try $TRY" >&2
    TRY=`expr $TRY + 1`
  done
  return 1
}

DARK=""
SEEN=0
exec 4<"$TABLE"
while read ADDR REG NAME <&4; do
  case "$ADDR" in ''|\#*) continue ;; esac
  SEEN=`expr $SEEN + 1`
  BIT=`poll "$ADDR" "$REG" | awk '/^\[/ { print $2; exit }'` || BIT=x
  if [ "$BIT" != 1 ]; then
    DARK="$DARK $NAME"
    log "dark: $NAME ($BIT)" >> "$LOG" || :
  fi
done
exec 4<&-

OUT=`jq -nc --arg b "$BOX" --arg d "$DARK" --arg n "$SEEN" '{box:$b, lamps:$n, dark:($d | split(" ") | map(select(. != "")))}'`
if [ -n "$DARK" ]; then
  rune_error 3 "Dark lamps" "$OUT"
fi
rune_ok "All lamps proved" "$OUT"
