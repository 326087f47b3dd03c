#!/usr/bin/env bash
# The value reaches the client as a variable and the SQL text is quoted.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
login=$(rune_param login "")
[[ -n $login ]] || rune_error 1 "Missing required parameter: login"
id=$(psql -At -v login="$login" app <<'SQL'
SELECT id FROM users WHERE login = :'login';
SQL
) || rune_error 2 "Query failed"
rune_ok_kv "Account found" "id=$id"
