#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MAX_LAG=$(rune_param max_lag 30)
WEBHOOK=$(rune_param webhook "")

q() { mysql --defaults-file=/etc/mysql/rune.cnf -E -e "$1" </dev/null 2>/dev/null; }

status=$(q 'SHOW REPLICA STATUS')
field() { awk -v k="$1:" '$1 == k { print $2 }' <<<"$status"; }

io=$(field Replica_IO_Running)
sql=$(field Replica_SQL_Running)
lag=$(field Seconds_Behind_Source)
read -r version _ < <(mysql --version 2>/dev/null | sed 's/^mysql *Ver *//')
echo "mysql client $version" >&2

if [[ -n $WEBHOOK && $io != Yes ]]; then
  curl -fsS -o /dev/null -H 'Content-Type: application/json' -d "{\"text\":\"replica io is $io\"}" "$WEBHOOK" || true
fi

if [[ $io != Yes || $sql != Yes ]]; then
  rune_error 3 "replication is broken" "$(jq -nc --arg i "$io" --arg s "$sql" '{io:$i, sql:$s}')"
fi
if [ "${lag:-0}" -gt "$MAX_LAG" ]; then
  rune_error_kv 3 "replica lags" "lag=$lag"
fi
rune_ok_kv "replica is healthy" "lag=${lag:-0}" "io=$io" "sql=$sql"
