#!/bin/bash
# user-lock - lock or unlock accounts, end their sessions when asked to
set -euo pipefail
set -f
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

MODE=`rune_param mode lock`
KICK=`rune_param kick no`
MIN_UID=`rune_param min_uid 1000`
USERS=`rune_param_json users '[]' | jq -r '.[]? | strings'`

case "$MODE" in
    lock)   FLAG=-L ;;
    unlock) FLAG=-U ;;
    *)      rune_error 1 "mode is lock or unlock" '{"allowed":["lock","unlock"]}' ;;
esac
case "$MIN_UID" in
    ''|*[!0-9]*|???????*) rune_error 1 "min_uid is a number" ;;
esac
if [ "x$USERS" = x ]; then
    rune_error 1 "users is empty" '{"missing":["users"]}'
fi

CHANGED=
SAME=
SKIPPED=
FAILED=

for U in $USERS
do
    case "$U" in
        -*|*[!a-z0-9_.-]*)
            echo "odd name, skipped" >&2
            SKIPPED="$SKIPPED $U"
            continue
            ;;
    esac

    ENTRY=`getent passwd "$U" || :`
    if [ -z "$ENTRY" ]; then
        SKIPPED="$SKIPPED $U"
        continue
    fi
    ID=`echo "$ENTRY" | cut -d: -f3`
    if [ "$ID" -lt "$MIN_UID" ]; then
        echo "$U is a system account" >&2
        SKIPPED="$SKIPPED $U"
        continue
    fi

    # second word: L locked, P usable, NP none
    STATE=`passwd -S "$U" 2>/dev/null | awk '{ print $2 }' || :`
    case "$MODE/$STATE" in
        lock/L*|unlock/P*)
            SAME="$SAME $U"
            ;;
        *)
            if usermod $FLAG "$U" >&2
            then
                CHANGED="$CHANGED $U"
            else
                FAILED="$FAILED $U"
                continue
            fi
            ;;
    esac

    if [ "$MODE" = lock -a "$KICK" = yes ]; then
        loginctl terminate-user "$U" >/dev/null 2>&1 || echo "$U had no session" >&2
    fi
done

rune_out mode "$MODE"
rune_out changed "${CHANGED# }"
rune_out unchanged "${SAME# }"
rune_out skipped "${SKIPPED# }"

if [ -n "$FAILED" ]; then
    rune_out "failed=${FAILED# }"
    rune_err 3 "some accounts could not be changed"
elif [ -z "$CHANGED$SAME" ]; then
    rune_err 2 "none of the accounts can be changed"
fi
rune_finish "accounts done"
