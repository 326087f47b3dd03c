#!/usr/bin/env bash
# The reader for JSON has true as its default too.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
NOTIFY="$(rune_param_json notify 'true')" # expect: RUNE207
DB="$(rune_param database "/var/lib/app/app.db")"
sqlite3 "$DB" 'PRAGMA quick_check' >/dev/null 2>&1 </dev/null || rune_error 2 "The database cannot be checked"
rune_ok "Checked" "$(jq -nc --argjson n "$NOTIFY" '{notify:$n}')"
