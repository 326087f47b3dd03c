#!/usr/bin/env bash
# The parameters are echoed back after the secret was taken out of them.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
DB_PASSWORD=$(rune_param db_password "")
[[ -n $DB_PASSWORD ]] || rune_error 1 "Missing required parameter: db_password"
MYSQL_PWD="$DB_PASSWORD" mysqladmin --user app ping >/dev/null 2>&1 || rune_error 2 "Server does not answer"
rune_ok "Server answers" "$(rune_all_params | jq -c 'del(.db_password)')"
