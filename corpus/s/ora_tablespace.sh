#!/bin/bash
# tablespace usage, one line per tablespace:  NAME|USED_PCT
set -euo pipefail
DIR=`cd \`dirname "$0"\` && pwd`
. "$DIR/rune_bpcs.sh"
rune_init

SID=`rune_param sid ""`
DBUSER=`rune_param dbuser system`
DB_PASSWORD=`rune_param db_password ""`
WARN=`rune_param warn 85`
case "$WARN" in
    ''|*[!0-9]*) rune_error 1 "warn must be a percentage" ;;
esac
[ -n "$SID" ] || rune_error 1 "sid missing" '{"missing":["sid"]}'
grep -q "^$SID:" /etc/oratab || rune_error_kv 4 "sid not in oratab" "sid=$SID"

OUT=`mktemp`
trap 'rm -f "$OUT"' EXIT
if ! sqlplus -S -L "$DBUSER/$DB_PASSWORD@$SID" >"$OUT" 2>&1 <<'EOF'
set heading off feedback off pagesize 0 linesize 200 trimspool on
whenever sqlerror exit 9
select tablespace_name || '|' || round(used_percent) from dba_tablespace_usage_metrics;
exit
EOF
then
    ORA=`grep '^ORA-' "$OUT" | tail -1 || true`
    rune_error_kv 2 "sqlplus failed" "ora=$ORA"
fi

FULL=`awk -F'|' -v w="$WARN" 'NF == 2 && $2 + 0 >= w + 0 { n++ } END { print n + 0 }' "$OUT"`
SPACES=`jq -Rnc '[inputs | select(contains("|")) | split("|") | {name: .[0], pct: .[1]}]' <"$OUT"`
if [ "$FULL" -gt 0 ]; then
    rune_error_kv 3 "tablespaces filling up" "count=$FULL"
fi
rune_ok_kv "tablespaces fine" "count=0" "spaces=$SPACES"
