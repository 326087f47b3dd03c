#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

MAXLAG=$(rune_param max_lag "60")
[[ $MAXLAG =~ ^[0-9]+$ ]] || rune_error 1 "max_lag must be a number" '{}'

query() {
  mysql --defaults-file=/root/.my.cnf -BN -e 'SHOW GLOBAL STATUS' 2>/dev/null
}

value_of() {
  local name=$1
  query | awk -v n="$name" '$1 == n { print $2 }'
}

replica_lag() {
  mysql --defaults-file=/root/.my.cnf -e 'SHOW REPLICA STATUS\G' 2>/dev/null | sed -n 's/^ *Seconds_Behind_Source: //p'
}

report() {
  local threads=$(value_of Threads_connected)
  local uptime=$(value_of Uptime)
  local lag=$(replica_lag)
  jq -nc --arg t "$threads" --arg u "$uptime" --arg l "$lag" '
    def num: tonumber? // null;
    {threads: ($t | num), uptime: ($u | num), lag: ($l | num)}'
}

if ! mysqladmin --defaults-file=/root/.my.cnf ping >/dev/null 2>&1; then
  rune_error 2 "mysqld does not answer" '{"check":"ping"}'
fi

DATA=$(report)
LAG=$(jq -r '.lag // 0' <<<"$DATA") || LAG=0

if [ "${LAG%.*}" -gt "$MAXLAG" ]; then
  rune_error 3 "replica lags" "$DATA"
fi
rune_ok "database is healthy" "$DATA"
