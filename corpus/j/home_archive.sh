#!/usr/bin/sh
# archive the home of a leaver to the backup host, lock the account
set -euo pipefail
BIN=`dirname $0`
. $BIN/rune_bpcs.sh
rune_init

LOGIN=`rune_param login ""`
HOST=`rune_param archive_host backup01`

case "$LOGIN" in
""|root|*[!a-z0-9_-]*) rune_error 1 "login is missing or odd" '{"parameter":"login"}' ;;
esac
HOMEDIR=`getent passwd "$LOGIN" | cut -d: -f6`
if [ -z "$HOMEDIR" ]; then
    rune_error 2 "No such login" "`jq -nc --arg l "$LOGIN" '{login:$l}'`"
fi

usermod -L -e 1 "$LOGIN" >&2 || rune_error 3 "Cannot lock" "`jq -nc --arg l "$LOGIN" '{login:$l}'`"

if [ -d "$HOMEDIR" ]; then
    pushd "$HOMEDIR/.." || rune_error 2 "Cannot enter the parent of the home" '{"step":"pushd"}'
    tar cf - "$LOGIN" 2>/dev/null | gzip -c | ssh -o BatchMode=yes "$HOST" "cat > /archive/$LOGIN.tar.gz" ||
        rune_error 3 "Archive was not written" "`jq -nc --arg h "$HOST" '{host:$h}'`"
    popd > /dev/null
fi
SIZE=`ssh -n -o BatchMode=yes "$HOST" "stat -c %s /archive/$LOGIN.tar.gz" 2>/dev/null || echo 0`
rune_ok "archived" "`jq -nc --arg l "$LOGIN" --arg s "$SIZE" '{login:$l, bytes:$s}'`"
