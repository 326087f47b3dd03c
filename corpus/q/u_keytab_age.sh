#!/bin/bash
# old kvnos in the keytab of a host; by hand-made loop since 2004
set -o errexit
set -o nounset
set -o pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

KT=`rune_param keytab /etc/krb5.keytab`
MAX=`rune_param max_days 400`
case $MAX in
  ""|*[!0-9]*) rune_error 1 "max_days is a number" '{"field":"max_days"}' ;;
esac
[ -f "$KT" ] || rune_error 4 "there is no keytab" "`jq -nc --arg k "$KT" '{keytab: $k}'`"

usage_of () {
  echo "keytab $1: $2 entries"
  echo "oldest $3"
}

NOW=`date +%s`
ENTRIES=0
OLDEST=$NOW
STALE=""
T=`mktemp`
trap 'rm -f "$T"' EXIT
klist -k -t "$KT" 2>/dev/null | sed -n '4,$p' >"$T" || rune_error 2 "klist cannot read the keytab" '{"command":"klist"}'

#    3 03/03/25 10:11:12 host/n042.uni.example@UNI.EXAMPLE
while read KVNO DAY TIME PRINC; do
  case $KVNO in
    [0-9]*) ;;
    *) continue ;;
  esac
  WHEN=`date -d "$DAY $TIME" +%s 2>/dev/null` || WHEN=$NOW
  ENTRIES=`expr $ENTRIES + 1`
  [ "$WHEN" -ge "$OLDEST" ] || OLDEST=$WHEN
  AGE=`expr \( $NOW - $WHEN \) / 86400` || true
  if [ "$AGE" -gt "$MAX" ]; then
    STALE="$STALE${STALE:+,}$PRINC:$KVNO"
  fi
done <"$T"

usage_of "$KT" "$ENTRIES" "`date -d @$OLDEST +%F`" >&2
SUMMARY=`usage_of "$KT" "$ENTRIES" "$OLDEST" | tr '\n' ' '`
if [ -n "$STALE" ]; then
  rune_error_kv 3 "keytab has stale entries" "stale=$STALE" "entries=$ENTRIES"
fi
rune_ok_kv "keytab is fresh" "entries=$ENTRIES" "summary=$SUMMARY"
