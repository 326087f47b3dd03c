#!/usr/bin/env bash
#
# Grants a database role to a research group. (university, data services)
#
set -euo pipefail

readonly SELF="pg_user_grant"
readonly LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${LIB_DIR}/rune_bpcs.sh"
rune_init

log() { printf '[%s] %s\n' "$SELF" "$*" >&2; }

declare -r HOST=$(rune_param host "pg.research.lan")
declare -r DB=$(rune_param database "")
declare -r GROUP=$(rune_param group "")
declare -r LEVEL=$(rune_param level "read")
FUTURE=$(rune_param future_tables true)

PGPASSWORD=$(rune_param admin_password "")
export PGPASSWORD

if [[ -z $DB || -z $GROUP || -z $PGPASSWORD ]]; then
  rune_error 1 "database, group and admin_password are required" "$(rune_all_params)"
fi
[[ $GROUP =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "group is not an identifier" '{"field":"group"}'

case $LEVEL in
  read)  privileges="SELECT" ;;
  write) privileges="SELECT, INSERT, UPDATE" ;;
  *)     rune_error 1 "level is read or write" '{"field":"level"}' ;;
esac

sql() {
  psql -X -q -At -h "$HOST" -U admin -d "$DB" -v ON_ERROR_STOP=1 -c "$1" </dev/null
}

exists=$(psql -X -At -h "$HOST" -U admin -d postgres -c "SELECT 1 FROM pg_database WHERE datname = '$DB'" 2>/dev/null) || rune_error 2 "server is not reachable" "$(jq -nc --arg h "$HOST" '{host:$h}')"
[[ $exists == 1 ]] || rune_error 2 "no such database" '{}'

if ! sql "GRANT $privileges ON ALL TABLES IN SCHEMA public TO $GROUP" >/dev/null; then
  log "grant failed"
  rune_error 3 "grant failed" "$(jq -nc --arg g "$GROUP" '{group:$g}')"
fi
if [[ $FUTURE == true ]]; then
  sql "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT $privileges ON TABLES TO $GROUP" >/dev/null \
    || rune_error 3 "default privileges failed" '{}'
fi
rune_ok "Granted" "$(jq -nc --arg g "$GROUP" --arg p "$privileges" '{group:$g, privileges:$p}')"
