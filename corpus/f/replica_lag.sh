#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

on_err() {
  local rc=$1 line=$2
  # subshells only pass their status up
  if (( BASH_SUBSHELL > 0 )); then
    return 0
  fi
  rune_error 100 "unexpected failure" "$(jq -nc --argjson rc "$rc" --argjson l "$line" '{status:$rc, line:$l}')"
}
trap 'on_err $? $LINENO' ERR

HOST=$(rune_param host "127.0.0.1")
MAX=$(rune_param max_lag "30")
[[ $MAX =~ ^[1-9][0-9]*$ ]] || rune_error 1 "max_lag must be a positive number"

query() {
  psql -XAtq -h "$HOST" -d postgres -c "$1" </dev/null 2>/dev/null
}

in_recovery=$(query 'select pg_is_in_recovery()')
if [[ $in_recovery != t ]]; then
  rune_ok "not a replica" '{"replica":false}'
fi

lag=$(query 'select coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp())::int, 0)')
[[ $lag =~ ^[0-9]+$ ]] || rune_error 3 "lag is not a number"

if (( lag > MAX )); then
  rune_error 3 "replica lags behind" "$(jq -nc --argjson l "$lag" '{lag_seconds:$l}')"
fi
rune_ok "replica is current" "$(jq -nc --argjson l "$lag" '{replica:true, lag_seconds:$l}')"
