#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ROLE=$(rune_param role "")
LIMIT=$(rune_param connection_limit 20)
ROLE_PASSWORD=$(rune_param password "")
export ROLE_PASSWORD

[[ $ROLE =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || rune_error 1 "role must be an identifier" '{"invalid":["role"]}'
[[ $LIMIT =~ ^[0-9]{1,4}$ ]] || rune_error 1 "connection_limit must be a number" '{"invalid":["connection_limit"]}'
[[ ${#ROLE_PASSWORD} -ge 12 ]] || rune_error 1 "the password is too short" "$(jq -nc --argjson n "${#ROLE_PASSWORD}" '{length:$n, minimum:12}')"

run_sql() {
  psql -qXAt -v ON_ERROR_STOP=1 -v role="$ROLE" -v lim="$LIMIT" postgres
}

EXISTS=$(run_sql 2>/dev/null <<'SQL'
SELECT count(*) FROM pg_roles WHERE rolname = :'role';
SQL
) || rune_error 2 "the server does not answer" '{"stage":"lookup"}'

if [ "${EXISTS:-0}" -gt 0 ]; then
  rune_ok "role is there" "$(jq -nc --arg r "$ROLE" '{role:$r, created:false}')"
fi

run_sql >/dev/null 2>&1 <<'SQL' || rune_error 3 "role not created" "$(jq -nc --arg r "$ROLE" '{role:$r}')"
\getenv pw ROLE_PASSWORD
CREATE ROLE :"role" LOGIN CONNECTION LIMIT :lim PASSWORD :'pw';
SQL

psql -qX -c "COMMENT ON ROLE $ROLE IS 'made by rune'" postgres >/dev/null 2>&1 || echo "no comment on $ROLE" >&2

rune_ok "role created" "$(jq -nc --arg r "$ROLE" --argjson l "$LIMIT" '{role:$r, created:true, connection_limit:$l}')"
