#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"

fail() {
  echo "pg_bloat_vacuum: $2" >&2
  rune_error "$1" "$2" "$(jq -nc --arg h "$(hostname -s)" '{host:$h}')"
}

require_tools() {
  local tool
  for tool in psql vacuumdb timeout; do
    command -v "${tool}" >/dev/null || fail 2 "${tool} is not installed"
  done
}

require_tools
rune_init

DB="$(rune_param database "")"
DEAD="$(rune_param dead_percent 20)"
[[ "${DB}" =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || fail 1 "database is malformed"
[[ "${DEAD}" =~ ^[1-9][0-9]?$ ]] || fail 1 "dead_percent is malformed"

candidates="$(psql -X -At -d "${DB}" -v pct="${DEAD}" 2>/dev/null <<'SQL'
SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables
 WHERE n_dead_tup * 100 > (n_live_tup + n_dead_tup) * :pct AND n_dead_tup > 10000;
SQL
)" || fail 2 "database does not answer"
[[ -n "${candidates}" ]] || rune_ok "no bloated table" '{"vacuumed":[],"failed":0}'

done_list=()
failed=0
while IFS= read -r table; do
  if timeout 1800 psql -X -d "${DB}" -c "VACUUM (ANALYZE) ${table}" </dev/null; then
    done_list+=("${table}")
  else
    failed=$((failed + 1))
  fi
done <<<"${candidates}"

names="$(printf '%s\n' "${done_list[@]}" | jq -Rnc '[inputs | select(length > 0)]')"
data="$(jq -nc --argjson v "${names}" --argjson f "${failed}" '{vacuumed:$v, failed:$f}')"
((failed == 0)) || fail 3 "some tables were not vacuumed"
rune_ok "tables vacuumed" "${data}"
