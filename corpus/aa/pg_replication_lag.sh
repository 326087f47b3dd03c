#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for lib in "${BASE}/rune_bpcs.sh" "${BASE}/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f "${lib}" ]]; then
    source "${lib}"
    break
  fi
done
rune_init

PGPORT="$(rune_param port 5432)"
MAX_BYTES="$(rune_param max_lag_bytes 67108864)"
[[ "${PGPORT}" =~ ^[0-9]{4,5}$ ]]     || rune_error 1 "port must be numeric"
[[ "${MAX_BYTES}" =~ ^[0-9]{1,15}$ ]] || rune_error 1 "max_lag_bytes must be numeric"
export PGPORT PGCONNECT_TIMEOUT=5 PGUSER=monitor PGDATABASE=postgres

sql() { psql -X -At -F $'\t' -v ON_ERROR_STOP=1 "$@"; }

role="$(sql -c 'SELECT pg_is_in_recovery()' 2>/dev/null)" || rune_error 2 "PostgreSQL does not answer" "$(jq -nc --arg p "${PGPORT}" '{port:$p}')"
if [[ "${role}" == t ]]; then
  rune_ok "standby; ask the primary" '{"role":"standby","replicas":[]}'
fi

tmp="$(mktemp)"
trap 'rm -f "${tmp}"' EXIT
sql >"${tmp}" 2>/dev/null <<'SQL' || rune_error 3 "replication view is not readable" '{"view":"pg_stat_replication"}'
SELECT application_name, state, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), -1)::bigint
  FROM pg_stat_replication ORDER BY 3 DESC;
SQL

worst=0
count=0
while IFS=$'\t' read -r name state lag; do
  ((count += 1))
  echo "replica ${name}: ${state}, ${lag} bytes" >&2
  if ((lag > worst)); then worst="${lag}"; fi
done <"${tmp}"

replicas="$(jq -Rnc '[inputs | split("\t") | {name: .[0], state: .[1], lag: (.[2] | tonumber)}]' <"${tmp}")"
data="$(jq -nc --argjson r "${replicas}" --argjson w "${worst}" '{role:"primary", worst:$w, replicas:$r}')"
if ((count == 0)); then
  rune_error 3 "no replica is connected" "${data}"
elif ((worst > MAX_BYTES)); then
  rune_error 3 "a replica lags behind" "${data}"
fi
rune_ok "replicas keep up" "${data}"
