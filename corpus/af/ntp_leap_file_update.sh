#!/bin/bash
# ntp_leap_file_update - fetch leap-seconds.list and install it if newer
set -e

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

URL=`rune_param url https://hpiers.obspm.fr/iers/bul/bulc/ntp/leap-seconds.list`
DEST=`rune_param destination /usr/share/zoneinfo/leap-seconds.list`

NEW=`mktemp /tmp/leap.XXXXXX`
trap 'rm -f "$NEW"' 0
trap 'echo "interrupted" >&2; rune_error 100 "interrupted" "{}"' 1 2 15

expiry () {
  awk '$1 == "#@" {print $2; exit}' "$1"
}

TRY=0
until curl -fsS -m 30 -o "$NEW" "$URL" 2>/dev/null
do
  TRY=`expr $TRY + 1`
  if [ $TRY -ge 3 ]; then
    echo "cannot fetch $URL" >&2
    exit 2
  fi
  sleep $TRY
done

NEWEXP=`expiry "$NEW"`
case "$NEWEXP" in
  ''|*[!0-9]*) rune_error 3 "download is no leap second list" "`jq -nc --arg u "$URL" '{url:$u}'`" ;;
esac

OLDEXP=0
if [ -f "$DEST" ]; then
  OLDEXP=`expiry "$DEST"`
fi
if [ "$NEWEXP" -le "${OLDEXP:-0}" ]; then
  rune_ok "list is current" "`jq -nc --argjson e $NEWEXP '{expires_ntp:$e, updated:false}'`"
fi

if install -m 644 "$NEW" "$DEST" 2>/dev/null
then
  rune_ok "list installed" "`jq -nc --argjson e $NEWEXP '{expires_ntp:$e, updated:true}'`"
else
  rune_error 2 "cannot write the list" "`jq -nc --arg d "$DEST" '{destination:$d}'`"
fi
