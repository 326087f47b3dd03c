#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

dump=$(rune_param dump "")
db=$(rune_param database "")
jobs=$(rune_param jobs 4)

[[ $db =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "bad database" '{"param":"database"}'
[[ $jobs =~ ^[1-9]$ ]] || rune_error 1 "bad jobs" '{"param":"jobs"}'

log=/var/tmp/restore-$db.log
restore() {
  [[ -r $dump ]] || rune_error 2 "dump not readable" "$(jq -nc --arg f "$dump" '{dump:$f}')"
  pg_restore --list "$dump" | grep -c 'TABLE DATA'
  createdb "$db.new" 2>/dev/null || dropdb --if-exists "$db.new"
  pg_restore -j "$jobs" -d "$db.new" "$dump"
}
swap() { psql -qX -v ON_ERROR_STOP=1 -d postgres -c "ALTER DATABASE $db RENAME TO ${db}_old" -c "ALTER DATABASE \"$db.new\" RENAME TO $db"; }

if ! restore >"$log" 2>&1; then
  rune_error 3 "restore failed" "$(tail -n 3 "$log" | jq -Rs '{log:.}')"
fi
swap >>"$log" 2>&1 || rune_error $? "swap failed" "$(jq -nc --arg l "$log" '{log:$l}')"

if ! n=$(psql -qAtX -d "$db" -c "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"); then
  rune_error "$?" "new database does not answer" "$(jq -nc --arg d "$db" '{database:$d}')"
fi
rune_ok "restored" "$(jq -nc --arg d "$db" --argjson n "$n" '{database:$d, tables:$n}')"
