#!/usr/bin/env bash
# owner: platform-db   ticket: PLAT-2231
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

readonly QUERY="select application_name, coalesce(extract(epoch from replay_lag), 0)::int from pg_stat_replication"

replicas() {
  psql -XAtq -F $'\t' -h "$HOST" -p "$PORT" -U rune_monitor -d postgres -c "$QUERY" </dev/null 2>/dev/null
}

main() {
  rune_init
  plat::need psql

  plat::must HOST host
  plat::get PORT port 5432
  plat::get LIMIT limit_seconds 30
  local n
  for n in "$PORT" "$LIMIT"; do
    [[ $n =~ ^[0-9]+$ ]] || plat::fail 1 "not a number" value "$n"
  done

  # the credential comes from the message and goes to libpq by its environment, never on a command line
  PGPASSWORD=$(rune_param db_password "")
  [[ -n $PGPASSWORD ]] || plat::fail 1 "missing parameter" parameter db_password
  export PGPASSWORD

  local rows
  rows=$(plat::retry 3 replicas) || plat::fail 2 "primary does not answer" host "$HOST" port "$PORT"
  [[ -n $rows ]] || plat::fail 3 "no replica is connected" host "$HOST"

  local list worst
  list=$(jq -Rnc '[inputs | split("\t") | {name:.[0], lag:(.[1] | tonumber)}]' <<<"$rows") || plat::fail 3 "unexpected answer" answer "$rows"
  worst=$(jq '[.[].lag] | max' <<<"$list")
  plat::log "worst lag: ${worst}s (limit ${LIMIT}s)"

  local out
  out=$(jq -nc --argjson r "$list" --argjson w "$worst" --argjson l "$LIMIT" '{replicas:$r, worst:$w, limit:$l}')
  if (( worst > LIMIT )); then
    rune_error 3 "a replica lags behind" "$out"
  fi
  rune_ok "replicas are in step" "$out"
}

main "$@"
