#!/usr/bin/env bash
# A client that is named by a path in a variable executes what it reads all the same.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

home=${ORACLE_HOME:-/opt/oracle}
space=$(rune_param tablespace "%")
rows=$("${home}/bin/sqlplus" -S / <<SQL # expect: RUNE503
select used_percent from dba_tablespace_usage_metrics where tablespace_name like upper('${space}');
SQL
) || rune_error 3 "sqlplus failed" '{}'
rune_ok "read" "$(jq -nc --arg r "${rows}" '{rows: $r}')"
