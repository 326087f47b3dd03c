#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

host=$(rune_param host localhost) max=$(rune_param max_seconds 60)
PGPASSWORD=$(rune_param db_password ""); export PGPASSWORD PGCONNECT_TIMEOUT=5
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_seconds must be a number" '{"param":"max_seconds"}'

sql=$(cat <<'SQL'
SELECT json_build_object('replica', application_name, 'state', state,
  'lag', coalesce(extract(epoch FROM replay_lag), 0)::int)
FROM pg_stat_replication
SQL
)
rows=$(psql -qAtX -h "$host" -d postgres -c "$sql") || rune_error 2 "no answer from the primary" "$(jq -nc --arg h "$host" '{host:$h}')"
list=$(jq -sc 'sort_by(-.lag)' <<<"$rows")
worst=$(jq '.[0].lag // -1' <<<"$list")
out=$(jq -nc --argjson l "$list" --arg h "$host" '{host:$h, replicas:$l}')

case $worst in -1) rune_error 3 "no replica is attached" "$out" ;; esac
((worst <= max)) || rune_error 3 "replica lags" "$out"
rune_ok "replicas fine" "$out"
