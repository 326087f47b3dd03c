#!/bin/bash
# mysql_lab_reset - empty the practice database of a student group
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

group=`rune_param group ""`
term=`rune_param term ""`
DBPASS=`cat /root/.labdb.secret 2>/dev/null` || rune_error 4 "no database password on this host" '{"file":"/root/.labdb.secret"}'

case "$group" in
  [a-z][0-9]|[a-z][0-9][0-9]) ;;
  *) rune_error 1 "group is a letter and a number" '{"field":"group"}' ;;
esac
[ -n "$term" ] || rune_error 1 "term is needed" '{"missing":["term"]}'
db=lab_$group

sql () {
  mysql -N -u labadmin -p$DBPASS "$db" -e "$1" 2>/dev/null
}

tables=`sql "show tables"` || rune_error 2 "database cannot be read" "`jq -nc --arg d "$db" '{database:$d}'`"
n=0
for t in $tables
do
  case $t in
    *_keep) continue ;;
  esac
  sql "truncate table $t" >/dev/null || rune_error 3 "could not empty a table" "`jq -nc --arg t "$t" '{table:$t}'`"
  n=`expr $n + 1`
done
sql "insert into reset_log_keep values (now(), '$term', $n)" >/dev/null || echo "no entry in the log" >&2

rune_ok_kv "emptied" "database=$db" "tables=$n"
