#!/bin/bash
# export a project directory to a lab subnet
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

DIR=`rune_param directory ""`
NET=`rune_param network ""`
MODE=`rune_param mode ro`
FILE=/etc/exports.d/rune.exports

[ -d "$DIR" ] || rune_error_kv 2 "directory is not there" "directory=$DIR"
echo "$NET" | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/[0-9]+$' || rune_error 1 "network must be a.b.c.d/n" '{"field":"network"}'
case $MODE in
  ro|rw) ;;
  *) rune_error 1 "mode is ro or rw" '{"field":"mode"}' ;;
esac

if [ -f "$FILE" ] && awk -v d="$DIR" -v n="$NET" '$1 == d && index($2, n "(") == 1 { hit = 1 } END { exit !hit }' "$FILE"; then
  echo "$DIR is exported to $NET already" >&2
  exit 0
fi

LOCK=/run/lock/exports.rune
exec 9>"$LOCK" || rune_error 2 "lock file cannot be opened" '{"lock":"/run/lock/exports.rune"}'
flock -w 20 9 || rune_error 3 "another export change is under way" '{"lock":"/run/lock/exports.rune"}'

mkdir -p /etc/exports.d
NEW=`mktemp /etc/exports.d/.new.XXXXXX`
trap 'rm -f "$NEW"' EXIT
[ -f "$FILE" ] && cat "$FILE" >"$NEW"
printf '%s %s(%s,sync,no_subtree_check,root_squash,sec=sys:krb5)\n' "$DIR" "$NET" "$MODE" >>"$NEW"
chmod 644 "$NEW"
mv -f "$NEW" "$FILE" || rune_error 2 "cannot put the exports file in place" '{"stage":"mv"}'

exportfs -rav || rune_error 3 "exportfs -ra failed" '{"stage":"exportfs"}'

CNT=`exportfs -s | awk -v d="$DIR" '$1 == d { n++ } END { print n + 0 }'` || CNT=0
if [ "$CNT" -eq 0 ]; then
  rune_error_kv 3 "export is not active" "directory=$DIR"
fi
rune_ok_kv "exported" "directory=$DIR" "network=$NET" "mode=$MODE" "clients=$CNT"
