#!/bin/bash
# archive the home of a leaver to the tape staging area
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LOGIN=`rune_param login ""`
STAGE=/srv/tapestage
case "$LOGIN" in
  ''|*[!a-z0-9]*) rune_error 1 "bad login" '{"field":"login"}' ;;
esac

HOMEDIR=`getent passwd "$LOGIN" | cut -d: -f6` || HOMEDIR=/home/$LOGIN
TGZ=$STAGE/$LOGIN-`date +%Y%m%d`.tar.gz

trap 'echo "interrupted" >&2; rm -f "$TGZ.part"; exit 130' INT TERM

if [ ! -d "$HOMEDIR" ]; then
  rune_error_kv 2 "home is gone" "home=$HOMEDIR"
fi
NEED=`du -sk "$HOMEDIR" 2>/dev/null | cut -f1` || NEED=0
FREE=`df -Pk "$STAGE" 2>/dev/null | awk 'NR == 2 { print $4 }'` || rune_error_kv 4 "staging area is not mounted" "path=$STAGE"
if [ "$FREE" -lt "$NEED" ]; then
  rune_error_kv 3 "not enough room in the staging area" "free_kb=$FREE" "need_kb=$NEED"
fi

tar -C "$HOMEDIR" --one-file-system -czf "$TGZ.part" . 2>>/var/log/home_archive.log || rc=$?
if [ "${rc:-0}" -gt 1 ]; then
  rm -f "$TGZ.part"
  rune_error_kv 3 "tar failed" "status=$rc" "home=$HOMEDIR"
fi
mv "$TGZ.part" "$TGZ" || rune_error_kv 3 "archive could not be renamed" "archive=$TGZ"

# tape daemon picks it up; checksum may take an hour, do not wait
( cd "$STAGE" && nice sha256sum "${TGZ##*/}" >"${TGZ##*/}.sha256" && chmod 440 "${TGZ##*/}" ) &

SIZE=`wc -c <"$TGZ"` || SIZE=0
rune_ok_kv "home archived" "login=$LOGIN" "archive=$TGZ" "bytes=$SIZE"
