#!/usr/bin/env bash
# A value in quotes inside of SQL can leave its quotes.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
login=$(rune_param login "")
[[ -n $login ]] || rune_error 1 "Missing required parameter: login"
row=$(sudo -n -u postgres psql -At -c "SELECT id FROM users WHERE login = '$login'" app) || rune_error 2 "Query failed" # expect: RUNE503
rune_ok_kv "Account found" "id=$row"
