#!/usr/bin/ksh
# Gives a database role a new password.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

ROLE=$(rune_param role "")
DB=$(rune_param database postgres)
PASSWORD=$(rune_param password "")

[[ $ROLE =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "role must be an identifier" '{"invalid":["role"]}'
[[ $DB =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "database must be an identifier" '{"invalid":["database"]}'

if [[ -z $PASSWORD ]]; then
  PASSWORD=$(openssl rand -base64 18) || rune_error 2 "no randomness" '{}'
  GENERATED=true
else
  GENERATED=false
fi

if ! psql -qX -d "$DB" >/dev/null 2>&1 <<SQL
ALTER ROLE "$ROLE" WITH PASSWORD '$PASSWORD';
SQL
then
  rune_error 3 "role not changed: $PASSWORD refused" '{"stage":"alter"}'
fi

# the second node has no socket here
for node in db2 db3; do
  PGPASSWORD=$PASSWORD psql -qX -h "$node" -U "$ROLE" -d "$DB" -c 'select 1' >/dev/null 2>&1 ||
    echo "login on $node fails with '$PASSWORD'" >&2
done

rune_ok "password changed" "$(jq -nc --arg r "$ROLE" --argjson g "$GENERATED" '{role:$r, generated:$g}')"
