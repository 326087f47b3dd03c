#!/bin/bash
# apt-security - install pending security updates (Debian, Ubuntu)
set -e -u -o pipefail

. "`dirname "$0"`/rune_bpcs.sh"
rune_init

APPLY=`rune_param apply no`
LIMIT=`rune_param limit 50`
REFRESH=`rune_param refresh yes`

case "$APPLY-$REFRESH" in
    yes-yes|yes-no|no-yes|no-no) ;;
    *) rune_error 1 "apply and refresh are yes or no" '{"allowed":["yes","no"]}' ;;
esac
case "$LIMIT" in
    [1-9]|[1-9][0-9]|[1-9][0-9][0-9]) ;;
    *) rune_error 1 "limit is 1 to 999" ;;
esac

TMP=`mktemp -d`
trap 'rm -rf "$TMP"' EXIT
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND

if [ $REFRESH = yes ]; then
    TRY=1
    until apt-get -q update >"$TMP/update" 2>&1
    do
        if [ $TRY -ge 3 ]; then
            rune_error 2 "package lists could not be fetched" \
                "`tail -n 3 "$TMP/update" | jq -Rsc '{apt: split("\n")[:3]}'`"
        fi
        echo "apt-get update failed, try $TRY" >&2
        TRY=`expr $TRY + 1`
        sleep 2
    done
fi

if ! apt-get -s upgrade >"$TMP/plan" 2>"$TMP/err"; then
    rune_error 2 "upgrade could not be planned" "`tail -n 3 "$TMP/err" | jq -Rsc '{apt: split("\n")[:3]}'`"
fi

awk '/^Inst / && tolower($0) ~ /security/ { print $2 }' "$TMP/plan" | sort -u >"$TMP/names"
COUNT=`wc -l <"$TMP/names"`
HELD=`apt-mark showhold 2>/dev/null | wc -l || :`

REPORT=`jq -Rnc --argjson count "$COUNT" --arg held "$HELD" \
    '{count: $count, held: ($held | tonumber), packages: [inputs][:100]}' "$TMP/names"`

if [ $COUNT -eq 0 ]; then
    rune_ok "no security updates" "$REPORT"
elif [ $COUNT -gt $LIMIT ]; then
    rune_error 3 "more updates than the limit" "$REPORT"
elif [ $APPLY = no ]; then
    rune_ok "security updates are pending" "$REPORT"
fi

RC=0
xargs -a "$TMP/names" apt-get -y -q install --only-upgrade >"$TMP/install" 2>&1 </dev/null || RC=$?
case $RC in
    0) ;;
    123) rune_error 3 "apt-get could not install the updates" "`tail -n 5 "$TMP/install" | jq -Rsc '{apt: split("\n")[:5]}'`" ;;
    *) rune_error_kv 100 "installation was broken off" "status=$RC" ;;
esac

if [ -e /var/run/reboot-required ]; then
    REBOOT=true
else
    REBOOT=false
fi
rune_ok "security updates installed" "`echo "$REPORT" | jq -c --argjson reboot $REBOOT '. + {reboot_required: $reboot}'`"
