#!/bin/bash
#
# borg_repo_check.sh -- age and integrity of a Borg repository
# 2021-03 hk  first version
# 2024-11 hk  break-lock for stale locks only
#
set -euo pipefail

. /opt/rune/lib/rune_bpcs.sh
rune_init

REPO=`rune_param repository ""`
HOURS=`rune_param max_age_hours 26`
VERIFY=`rune_param verify_data no`
PASS_FILE=/etc/borg/passphrase
RC=0

[ -n "$REPO" ] || rune_error 1 "repository not given"
case "$HOURS" in
    ''|0*|*[!0-9]*|?????*) rune_error 1 "max_age_hours is not a number" ;;
esac

if [ ! -r "$PASS_FILE" ]; then
    rune_error 4 "passphrase file is missing" '{"file":"/etc/borg/passphrase"}'
fi
BORG_PASSCOMMAND="cat $PASS_FILE"
BORG_RELOCATED_REPO_ACCESS_IS_OK=no
export BORG_PASSCOMMAND BORG_RELOCATED_REPO_ACCESS_IS_OK

TMP=`mktemp -d /tmp/borgcheck.XXXXXX`
trap 'rm -rf "$TMP"' 0

borg list --last 1 --json "$REPO" >"$TMP/list" 2>"$TMP/err" </dev/null || RC=$?
if [ $RC -ge 2 ]; then
    if grep -q 'Failed to create/acquire the lock' "$TMP/err"; then
        if pgrep -x borg >/dev/null; then
            rune_error 3 "repository is in use"
        fi
        echo "stale lock, breaking it" >&2
        borg break-lock "$REPO" >&2 </dev/null || rune_error 3 "lock could not be broken"
        borg list --last 1 --json "$REPO" >"$TMP/list" </dev/null || rune_error 2 "repository is not readable"
    else
        cat "$TMP/err" >&2
        rune_error 2 "repository is not readable" "`jq -nc --arg r "$REPO" '{repository:$r}'`"
    fi
fi

LAST=`jq -r '.archives[-1].time // empty' "$TMP/list"` || rune_error 100 "borg list did not print JSON"
if [ -z "$LAST" ]; then
    rune_error 3 "repository has no archive"
fi
THEN=`date -d "$LAST" +%s` || rune_error 100 "date of the last archive not understood"
NOW=`date +%s`
AGE=$(( (NOW - THEN) / 3600 ))

rune_out "repository=$REPO"
rune_out "last_archive=$LAST"
rune_out "age_hours=$AGE"

if [ "$AGE" -gt "$HOURS" ]; then
    rune_err 3 "last archive is too old"
fi

set -- --repository-only
if [ "$VERIFY" = yes ]; then
    set -- --verify-data --last 1
fi
if borg check "$@" "$REPO" >&2 </dev/null; then
    rune_out "check=passed"
else
    rune_out "check=failed"
    rune_err 3 "borg check found errors"
fi

rune_finish "repository checked"
