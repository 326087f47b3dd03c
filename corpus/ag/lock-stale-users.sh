#!/bin/bash
#
# lock-stale-users: lock people who have not logged in for long
#
set -euo pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

DAYS=`rune_param days 90`
EXEMPT=`rune_param exempt_group wheel`
DRY=`rune_param dry_run false`
LIMIT=`rune_param max_locks 10`

for V in "$DAYS" "$LIMIT"; do
    case "$V" in
        ""|*[!0-9]*|0*|??????*) rune_error_kv 1 "days and max_locks must be numbers" "days=$DAYS" "max_locks=$LIMIT" ;;
    esac
done
if [ ! -x "`command -v lastlog || true`" ]; then
    rune_error 4 "lastlog is not installed"
fi
if ! GROUP=`getent group "$EXEMPT"`; then
    rune_error_kv 4 "the exempt group does not exist" "exempt_group=$EXEMPT"
fi
MEMBERS=`echo "$GROUP" | cut -d: -f4 | tr ',' ' '`

# lastlog -b prints a header, then those who did not come since
if ! REPORT=`lastlog -b "$DAYS" 2>/dev/null`; then
    rune_error_kv 2 "lastlog failed" "days=$DAYS"
fi
STALE=`echo "$REPORT" | awk 'NR > 1 && !/Never logged in/ { print $1 }'`

CANDIDATES=""
COUNT=0
for U in $STALE; do
    ENTRY=`getent passwd "$U" || true`
    NUMBER=`echo "$ENTRY" | cut -d: -f3`
    SH=`echo "$ENTRY" | cut -d: -f7`
    case "$NUMBER" in
        ""|*[!0-9]*) continue ;;
    esac
    [ "$NUMBER" -ge 1000 ] || continue
    case "$SH" in
        */nologin|*/false) continue ;;
    esac
    case " $MEMBERS " in
        *" $U "*) echo "$U is exempt" >&2; continue ;;
    esac
    # passwd -S: name, then L, P or NP
    STATE=`passwd -S "$U" 2>/dev/null | awk '{ print $2 }' || true`
    case "$STATE" in
        L|LK) echo "$U is locked already" >&2 ;;
        *)    CANDIDATES="$CANDIDATES $U"
              COUNT=`expr $COUNT + 1` ;;
    esac
done

if [ "$COUNT" -eq 0 ]; then
    rune_ok_kv "nobody to lock" "days=$DAYS"
fi
if [ "$COUNT" -gt "$LIMIT" ]; then
    rune_error_kv 3 "too many at once, is the clock right?" "candidates=${CANDIDATES# }" "count=$COUNT" "max_locks=$LIMIT"
fi
if [ "$DRY" = true ]; then
    rune_ok_kv "dry run" "candidates=${CANDIDATES# }" "count=$COUNT" "days=$DAYS"
fi

LOCKED=""
FAILED=""
for U in $CANDIDATES; do
    if usermod -L -e 1 "$U" >&2; then
        LOCKED="$LOCKED $U"
        logger -t lock-stale-users "locked $U" || true
    else
        FAILED="$FAILED $U"
    fi
done

if [ -n "$FAILED" ]; then
    rune_error_kv 3 "some could not be locked" "locked=${LOCKED# }" "failed=${FAILED# }" "days=$DAYS"
fi
rune_ok_kv "locked" "locked=${LOCKED# }" "count=$COUNT" "days=$DAYS"
