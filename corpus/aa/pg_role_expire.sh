#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"

setup() {
  umask 077
  rune_init
  export PGUSER=rune_admin PGDATABASE=postgres PGCONNECT_TIMEOUT=5
}

read_request() {
  ROLE="$(rune_param role "")"
  DAYS="$(rune_param days 30)"
  DAYS="${DAYS:-30}"
  [[ "${ROLE}" =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || rune_error 1 "role is malformed" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
  [[ "${DAYS}" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "days is malformed"
}

role_exists() {
  [[ "$(psql -XAtc "SELECT 1 FROM pg_roles WHERE rolname = '${ROLE}'" 2>/dev/null)" == 1 ]]
}

expire() {
  local until
  until="$(date -u -d "+${DAYS} days" +%F)"
  psql -Xq -v ON_ERROR_STOP=1 -c "ALTER ROLE ${ROLE} VALID UNTIL '${until}'" >/dev/null 2>&1 || return 1
  printf '%s\n' "${until}"
}

main() {
  read_request
  role_exists || rune_error 2 "no such role" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
  expire >/tmp/pg_role_expire.$$ || rune_error 3 "ALTER ROLE failed"
  local until
  read -r until </tmp/pg_role_expire.$$ || until=""
  rm -f /tmp/pg_role_expire.$$
  rune_ok "role expires" "$(jq -nc --arg r "${ROLE}" --arg u "${until}" '{role:$r, until:$u}')"
}

main
