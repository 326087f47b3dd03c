#!/usr/bin/env bash
###############################################################################
# pg-terminate-idle.sh
#
# Purpose : Terminate PostgreSQL sessions that sit "idle in transaction" for
#           longer than a number of minutes.
# Params  : database      (string, required)
#           idle_minutes  (integer, optional, default 30)
#           protect_roles (list of strings, optional, default [])
#           dry_run       (true|false, optional, default false)
# Codes   : 0 done, 1 bad input, 2 database not reachable, 3 partial failure
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

readonly E_INPUT=1
readonly E_RESOURCE=2
readonly E_FAILED=3

log() {
  printf '%s [%s] %s\n' "$(date -u +%FT%TZ)" "$1" "$2" >&2
}

#------------------------------------------------------------------------------
# Parameters
#------------------------------------------------------------------------------
DATABASE="$(rune_param database "")"
IDLE_MINUTES="$(rune_param idle_minutes "30")"
PROTECT_ROLES="$(rune_param_json protect_roles "[]")"
DRY_RUN="$(rune_param dry_run "false")"

if [[ -z "${DATABASE}" ]]; then
  rune_error "${E_INPUT}" "Missing required parameter: database" '{"missing":["database"]}'
fi
if [[ ! "${DATABASE}" =~ ^[a-z_][a-z0-9_]{0,62}$ ]]; then
  rune_error "${E_INPUT}" "Parameter database is not a plain database name"
fi
if [[ ! "${IDLE_MINUTES}" =~ ^[1-9][0-9]{0,4}$ ]]; then
  rune_error "${E_INPUT}" "Parameter idle_minutes must be 1 to 99999"
fi
if ! jq -e 'type == "array"' <<<"${PROTECT_ROLES}" >/dev/null; then
  rune_error "${E_INPUT}" "Parameter protect_roles must be a list"
fi

#------------------------------------------------------------------------------
# Find the sessions
#------------------------------------------------------------------------------
PSQL=(psql --no-psqlrc --no-password --quiet --no-align --tuples-only --field-separator='|' -v ON_ERROR_STOP=1 -d "${DATABASE}")

if ! SESSIONS="$("${PSQL[@]}" -v "minutes=${IDLE_MINUTES}" <<'SQL'
select pid, usename, extract(epoch from now() - state_change)::int
  from pg_stat_activity
 where state = 'idle in transaction'
   and state_change < now() - make_interval(mins => :'minutes'::int)
   and pid <> pg_backend_pid()
 order by state_change;
SQL
)"; then
  rune_error "${E_RESOURCE}" "Could not list sessions" "$(jq -nc --arg db "${DATABASE}" '{database: $db}')"
fi

if [[ -z "${SESSIONS}" ]]; then
  rune_ok "No idle transactions" "$(jq -nc --arg db "${DATABASE}" '{database: $db, sessions: []}')"
fi

#------------------------------------------------------------------------------
# Terminate them
#------------------------------------------------------------------------------
RESULTS=()
FAILURES=0
while IFS='|' read -r PID ROLE SECONDS_IDLE; do
  if [[ ! "${PID}" =~ ^[1-9][0-9]{0,9}$ ]]; then
    log WARN "Unexpected line from psql, skipped"
    continue
  fi
  if jq -e --arg role "${ROLE}" 'index($role) != null' <<<"${PROTECT_ROLES}" >/dev/null; then
    ACTION="protected"
  elif [[ "${DRY_RUN}" == "true" ]]; then
    ACTION="would_terminate"
  elif [[ "$("${PSQL[@]}" -c "select pg_terminate_backend(${PID})" 2>/dev/null || true)" == "t" ]]; then
    ACTION="terminated"
  else
    ACTION="failed"
    FAILURES=$((FAILURES + 1))
  fi
  log INFO "pid ${PID} of ${ROLE}: ${ACTION}"
  RESULTS+=("$(jq -nc --argjson pid "${PID}" --arg role "${ROLE}" --arg idle "${SECONDS_IDLE}" --arg action "${ACTION}" \
    '{pid: $pid, role: $role, idle_seconds: ($idle | tonumber? // null), action: $action}')")
done <<<"${SESSIONS}"

REPORT="$(printf '%s\n' "${RESULTS[@]}" | jq -sc --arg db "${DATABASE}" '{database: $db, sessions: .}')"

if [[ "${FAILURES}" -gt 0 ]]; then
  rune_error "${E_FAILED}" "Some sessions could not be terminated" "${REPORT}"
fi
rune_ok "Idle transactions handled" "${REPORT}"
