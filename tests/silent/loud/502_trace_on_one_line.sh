#!/usr/bin/env bash
# The trace of the shell is on while the password is exported.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
DB_PASSWORD=$(rune_param db_password "")
[[ -n $DB_PASSWORD ]] || rune_error 1 "Missing required parameter: db_password"
set -x; export PGPASSWORD="$DB_PASSWORD"; set +x # expect: RUNE502
dropdb --if-exists -U app scratch 2>/dev/null || rune_error 3 "Database was not dropped"
rune_ok "Database dropped" '{"database":"scratch"}'
