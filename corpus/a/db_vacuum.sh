#!/bin/bash
# nightly vacuum, written in 2014
. /opt/rune/lib/rune_bpcs.sh
rune_init

DB=`rune_param database ""`
if [ "x$DB" = "x" ]; then
  echo "ERROR: database not given"
  exit 1
fi

function dead_tuples {
  psql -AtX -d "$1" -c 'select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables'
}

BEFORE=`dead_tuples "$DB" 2>/dev/null`
if [ -z "$BEFORE" ]; then
  rune_error 2 "database does not answer" '{"step":"count"}'
fi

if [ "$BEFORE" -lt 1000 ]; then
  exit 0
fi

vacuumdb --analyze --dbname="$DB" >/tmp/vacuum.$$.log 2>&1
RC=$?
cat /tmp/vacuum.$$.log >&2
rm -f /tmp/vacuum.$$.log

if [ $RC -ne 0 ]; then
  rune_error 3 "vacuumdb failed" '{"step":"vacuum"}'
fi

AFTER=`dead_tuples "$DB" 2>/dev/null`
OUT=`jq -nc --arg b "$BEFORE" --arg a "$AFTER" '{before:$b, after:$a}'`
rune_ok "vacuumed" "$OUT"
