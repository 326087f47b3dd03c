#!/bin/bash
# expire a leaver: lock, shorten expiry, kill sessions, note homes
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LOGIN=`rune_param login ""`
DAYS=`rune_param keep_days 90`

case "$LOGIN" in
  ''|root|*[!a-z0-9]*) rune_error 1 "will not expire this account" '{"field":"login"}' ;;
esac
case "$DAYS" in
  ''|*[!0-9]*) rune_error 1 "keep_days must be a number" '{"field":"keep_days"}' ;;
esac

ENT=`getent passwd "$LOGIN"` || rune_error_kv 2 "no such account" "login=$LOGIN"
OIFS=$IFS; IFS=:
set -- $ENT
IFS=$OIFS
if [ $# -lt 7 ]; then
  rune_error 2 "passwd entry is broken" '{"fields":7}'
fi
NUID=$3
HOMEDIR=$6
if [ "$NUID" -lt 1000 ]; then
  rune_error_kv 13 "system account, not touched" "login=$LOGIN" "uid=$NUID"
fi

WHEN=`date -d "+$DAYS days" +%Y-%m-%d`
usermod -L -e "$WHEN" "$LOGIN" || rune_error_kv 3 "usermod failed" "login=$LOGIN"

if pgrep -u "$NUID" >/dev/null; then
  echo "killing sessions of $LOGIN"
  loginctl terminate-user "$LOGIN" 2>/dev/null || pkill -KILL -u "$NUID" || true
fi

for J in /var/spool/cron/crontabs/"$LOGIN" /var/spool/cron/"$LOGIN"; do
  [ -f "$J" ] || continue
  mv "$J" "$J.expired" || rune_error_kv 3 "crontab could not be moved" "file=$J"
done

SIZE=`du -sk "$HOMEDIR" 2>/dev/null | awk '{ print $1 }'` || SIZE=unknown
rune_ok_kv "account expires" "login=$LOGIN" "expires=$WHEN" "home=$HOMEDIR" "home_kb=$SIZE"
