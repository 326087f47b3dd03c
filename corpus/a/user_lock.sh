#!/bin/bash
# lock or unlock a local account (old fashioned, no errexit on purpose around usermod)
set -eu
set -o pipefail

. /opt/rune/lib/rune_bpcs.sh
rune_init

USERNAME=`rune_param user ""`
ACTION=`rune_param action "lock"`

function fail {
  rune_error_kv "$1" "$2" "user=$USERNAME" "action=$ACTION"
}

if [ -z "$USERNAME" ]; then
  fail 1 "user is required"
fi

case "$USERNAME" in
  root|daemon|bin) fail 1 "system account" ;;
esac

if getent passwd "$USERNAME" >/dev/null 2>&1; then
  :
else
  fail 2 "no such user"
fi

case "$ACTION" in
  lock)   FLAG=-L ;;
  unlock) FLAG=-U ;;
  *)      fail 1 "action must be lock or unlock" ;;
esac

set +e
ERRTEXT=`usermod "$FLAG" "$USERNAME" 2>&1`
STATUS=$?
set -e

if [ "$STATUS" -ne 0 ]; then
  echo "usermod: $ERRTEXT" >&2
  fail 3 "usermod failed"
fi

if [ "$ACTION" = lock ]; then
  # nobody logged in is the usual case
  pkill -KILL -u "$USERNAME" || true
fi

rune_ok_kv "account changed" "user=$USERNAME" "action=$ACTION"
