#!/usr/bin/env bash
# Behind a negated condition the status is that of the negation, which is zero.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

table=$(rune_param table sessions)
[[ $table =~ ^[a-z_]+$ ]] || rune_error 1 "Bad table name"
if ! vacuumdb --table "$table" app >/dev/null 2>&1; then
  rune_error "$?" "Table was not vacuumed" '{"vacuumed":false}' # expect: RUNE404
fi
rune_ok_kv "Table vacuumed" "table=$table"
