#!/usr/bin/env bash
# Vacuum the largest tables until the window closes. (bank, DBA team)
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

on_err() {
  # the trap also fires in $( ) and in < <( ): only the main shell may answer
  (( BASH_SUBSHELL == 0 )) || return 0
  trap - ERR
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson l "$1" '{line:$l}')"
}
trap 'on_err "$LINENO"' ERR

DB="$(rune_param database "")"
MINUTES="$(rune_param minutes "30")"
PASSFILE="$(rune_param passfile "/etc/rune/pgpass")"

[[ "$DB" =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "database is not an identifier" '{"field":"database"}'
[[ "$MINUTES" =~ ^[0-9]{1,3}$ ]] || rune_error 1 "minutes is a number" '{"field":"minutes"}'
[[ -r "$PASSFILE" ]] || rune_error 4 "passfile cannot be read" "$(jq -nc --arg f "$PASSFILE" '{passfile:$f}')"
export PGPASSFILE="$PASSFILE"

q() { psql -X -At -d "$DB" -v ON_ERROR_STOP=1 -c "$1" 2>/dev/null; }

tables="$(q "SELECT quote_ident(schemaname)||'.'||quote_ident(relname) FROM pg_stat_user_tables ORDER BY n_dead_tup DESC LIMIT 20")" \
  || rune_error 2 "Database cannot be reached" "$(jq -nc --arg d "$DB" '{database:$d}')"

deadline=$(( SECONDS + 10#$MINUTES * 60 ))
done_list=() skipped=0
while IFS= read -r table; do
  [[ -n "$table" ]] || continue
  if (( SECONDS >= deadline )); then
    skipped=$((skipped + 1))
    continue
  fi
  printf 'vacuum %s\n' "$table" >&2
  if q "VACUUM (ANALYZE) $table" >/dev/null; then
    done_list+=("$table")
  else
    skipped=$((skipped + 1))
  fi
done <<<"$tables"

if (( ${#done_list[@]} == 0 )); then
  rune_error 3 "No table was vacuumed" "$(jq -nc --argjson s "$skipped" '{skipped:$s}')"
fi
rune_ok "Vacuumed" "$(jq -nc --argjson s "$skipped" '{tables:$ARGS.positional, skipped:$s}' --args "${done_list[@]}")"
