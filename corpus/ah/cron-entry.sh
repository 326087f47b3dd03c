#!/bin/bash
# cron-entry: put one marked line into a user's crontab, or take it out
set -eu -o pipefail

DIR=`cd "\`dirname "$0"\`" && pwd`
. "$DIR/rune_bpcs.sh"
rune_init

WHO=`rune_param user root`
NAME=`rune_param name ""`
WHEN=`rune_param schedule "@daily"`
JOB=`rune_param script ""`
STATE=`rune_param state present`

case "$NAME" in
    ""|*[!a-z0-9-]*) rune_error 1 "name is missing or odd" '{"missing":["name"]}' ;;
esac
RE='^(@(hourly|daily|weekly|monthly)|([0-9*/,-]+ ){4}[0-9*/,-]+)$'
if [[ ! $WHEN =~ $RE ]]; then
    rune_error_kv 1 "schedule is not understood" "schedule=$WHEN"
fi
if ! getent passwd "$WHO" >/dev/null; then
    rune_error_kv 2 "no such user" "user=$WHO"
fi

OLD=`mktemp`
NEW=`mktemp`
trap 'rm -f "$OLD" "$NEW"' 0

MARK="# rune:$NAME"

# an empty crontab makes crontab -l fail, which is fine here
crontab -l -u "$WHO" >"$OLD" 2>/dev/null || true
awk -v mark="$MARK" 'substr($0, length($0) - length(mark) + 1) != mark' "$OLD" >"$NEW"

case "$STATE" in
    present)
        case "$JOB" in
            /*[!A-Za-z0-9/_.-]*) rune_error 1 "script has odd characters in it" ;;
            /*) ;;
            *)  rune_error 1 "script must be an absolute path" '{"missing":["script"]}' ;;
        esac
        if [ ! -f "$JOB" ]; then
            rune_error_kv 2 "script not found" "script=$JOB"
        fi
        echo "$WHEN $JOB $MARK" >>"$NEW"
        ;;
    absent)
        ;;
    *)
        rune_error 1 "state is present or absent" '{"allowed":["present","absent"]}'
        ;;
esac

LINES_OLD=`wc -l <"$OLD"`
LINES_NEW=`wc -l <"$NEW"`
rune_out user "$WHO"
rune_out name "$NAME"
rune_out state "$STATE"
rune_out lines_before "$LINES_OLD"
rune_out lines_after "$LINES_NEW"

if cmp -s "$OLD" "$NEW"; then
    rune_out changed no
    rune_finish "crontab is right already"
fi

diff -u "$OLD" "$NEW" >&2 || :
if crontab -u "$WHO" - <"$NEW"; then
    rune_out changed yes
else
    rune_out changed no
    rune_err 3 "crontab was refused"
fi
rune_finish "crontab written"
