#!/bin/bash
# GL_EXTRACT_LOAD - LOAD THE GENERAL LEDGER EXTRACT OF ONE BRANCH INTO THE STAGE TABLE
set -euo pipefail
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

BRANCH=`rune_param branch ""`
DBUSER=`rune_param db_user glload`
DBPASSWORD=`rune_param db_password ""`
FILE=/batch/gl/$BRANCH.del
umask 077

if [ -z "$BRANCH" ]
then
    rune_error 1 "BRANCH IS MISSING" '{"missing":["branch"]}'
fi
if [ -z "$DBPASSWORD" ]
then
    rune_error 1 "NO PASSWORD" '{"missing":["db_password"]}'
fi
if [ ! -s "$FILE" ]
then
    rune_error 2 "EXTRACT IS MISSING OR EMPTY" "`rune_all_params`"
fi

trap 'rm -f /tmp/gl_load.$$.out' EXIT
PGPASSWORD=$DBPASSWORD
export PGPASSWORD

RC=0
psql -q -h gldb -U "$DBUSER" -d gl -v ON_ERROR_STOP=1 -c '\copy gl.stage from stdin' < "$FILE" > /tmp/gl_load.$$.out 2>&1 || RC=$?
if [ $RC -ne 0 ]
then
    LAST=`grep ERROR /tmp/gl_load.$$.out | tail -1 || true`
    rune_error 3 "LOAD FAILED" "`jq -nc --arg l "$LAST" --argjson rc $RC '{last_error: $l, rc: $rc}'`"
fi

ROWS=`psql -At -h gldb -U "$DBUSER" -d gl -c "SELECT COUNT(*) FROM gl.stage WHERE branch = '$BRANCH'" 2>/dev/null || true`

rune_ok "EXTRACT LOADED" "`jq -nc --arg b "$BRANCH" --arg r "$ROWS" '{branch: $b, rows: $r}'`"
