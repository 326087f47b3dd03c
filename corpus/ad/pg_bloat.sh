#!/bin/bash
# pg_bloat - vacuum the tables with the most dead rows
#   2009 first version for 8.3, 2021 jsonified
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh
rune_init

DB=`rune_param database ""`
TOP=`rune_param top 5`
PGUSER=postgres; export PGUSER
PSQL=/usr/bin/psql

case "$DB" in
    "")             rune_error 1 "no database given" '{"missing":["database"]}' ;;
    template*)      rune_error 1 "templates are left alone" '{"parameter":"database"}' ;;
esac
case "$TOP" in
    [1-9]|[1-9][0-9]) ;;
    *)  rune_error 1 "top must be 1 to 99" '{"parameter":"top"}' ;;
esac
if [ ! -x $PSQL ]; then
    echo "pg_bloat: $PSQL is not executable, wrong host?"
    exit 4
fi

LIST=`mktemp /tmp/pgbloat.XXXXXX`
trap 'rm -f $LIST' 0 1 2 15

$PSQL -XAt -F' ' -d "$DB" -c "select quote_ident(schemaname)||'.'||quote_ident(relname), n_dead_tup
    from pg_stat_user_tables order by n_dead_tup desc limit $TOP" > $LIST 2>/dev/null
if [ $? -ne 0 ]; then
    rune_error 2 "psql failed" "`jq -nc --arg d "$DB" '{database: $d}'`"
fi

done=0
dead=0
while read tab rows
do
    [ "$rows" -gt 1000 ] || continue
    if $PSQL -Xq -d "$DB" -c "vacuum (analyze) $tab" < /dev/null 1>&2; then
        done=`expr $done + 1`
        dead=`expr $dead + $rows`
    else
        RESP=`jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg t "$tab" \
            '{message_metadata: $mm, payload: null, observability: $obs,
              error: {code: 3, message: "vacuum failed", details: {table: $t}}}'`
        rune_emit "$RESP" 2
    fi
done < $LIST

rune_ok_kv "vacuum done" "tables=$done" "dead_rows=$dead"
