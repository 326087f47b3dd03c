#!/bin/bash
set -e
set -o pipefail

DIR=`dirname "${BASH_SOURCE[0]}"`
. "$DIR/rune_bpcs.sh"
rune_init

FILE=`rune_param file ""`
TABLE=`rune_param table events`
DAYS=`rune_param days 30`
DEFAULT_VACUUM=true
VACUUM=`rune_param vacuum "$DEFAULT_VACUUM"`

if [ ! -f "$FILE" ]; then
  rune_error 2 "no such database" "`jq -nc --arg f "$FILE" '{file:$f}'`"
fi

set +e
sqlite3 -batch -bail "$FILE" "DELETE FROM $TABLE WHERE ts < strftime('%s','now','-30 days')" >/dev/null 2>&1
if [ $? -ne 0 ]; then
  rune_error $? "delete failed" "`jq -nc --arg t "$TABLE" '{table:$t}'`"
fi
set -e

if [ "$VACUUM" = true ]; then
  sqlite3 -batch "$FILE" 'VACUUM' >/dev/null 2>&1 || rune_error 3 "vacuum failed" '{"stage":"vacuum"}'
fi

BYTES=`stat -c %s "$FILE" 2>/dev/null || echo 0`
rune_ok "compacted" "`jq -nc --arg f "$FILE" --arg d "$DAYS" --argjson b "$BYTES" '{file:$f, days:$d, bytes:$b}'`"
