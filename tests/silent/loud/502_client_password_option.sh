#!/usr/bin/env bash
# A database client gets the password glued to its short option.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DB_PASS=$(rune_param db_pass "")
[[ -n $DB_PASS ]] || rune_error 1 "Missing required parameter: db_pass"
mysqldump -u backup -p"$DB_PASS" --result-file=/var/backups/app.sql app || rune_error 2 "Dump failed" # expect: RUNE502
rune_ok "Dumped" '{"database":"app"}'
