#!/usr/bin/env bash
# The value reaches the statement as a quoted variable of the client.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
login=$(rune_param login "")
[[ -n $login ]] || rune_error 1 "Missing login"
psql -qAt -v who="$login" >/dev/null <<'SQL' || rune_error 3 "Cannot lock the account"
UPDATE accounts SET locked = true WHERE login = :'who';
SQL
rune_ok "Locked" "$(jq -nc --arg l "$login" '{login:$l}')"
