#!/usr/bin/env bash
# Inactive replication slots that keep WAL back; drops those that are named in `drop`.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

export PGCONNECT_TIMEOUT=5 PGPASSFILE=/etc/rune/pgpass
db=$(rune_param database postgres)
limit_mb=$(rune_param limit_mb 1024)
want=$(rune_param_json drop '[]')

q() { psql -XAtq -v ON_ERROR_STOP=1 -d "$db" "$@"; }

slots() {
  q -F $'\t' <<'SQL'
SELECT slot_name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint / 1048576
  FROM pg_replication_slots
 WHERE NOT active
 ORDER BY 2 DESC;
SQL
}

# the name goes in as a psql variable, quoted by psql itself
drop() { q -v slot="$1" <<<"SELECT pg_drop_replication_slot(:'slot');" >/dev/null; }

wanted() { jq -e --arg s "$1" 'index($s) != null' <<<"$want" >/dev/null; }

case $limit_mb in
  '' | *[!0-9]*) rune_error 1 "limit_mb must be a number" '{"parameter":"limit_mb"}' ;;
esac
jq -e 'type == "array"' <<<"$want" >/dev/null 2>&1 || rune_error 1 "drop must be a list" '{"parameter":"drop"}'

found=$(slots) || rune_error 2 "psql failed" "$(jq -nc --arg d "$db" '{database:$d}')"

dropped=0 over=0
while IFS=$'\t' read -r name mb; do
  [ -n "$name" ] || continue
  if wanted "$name"; then
    drop "$name" || rune_error 3 "cannot drop the slot" "$(jq -nc --arg s "$name" '{slot:$s}')"
    dropped=$((dropped + 1))
  elif [ "$mb" -gt "$limit_mb" ]; then
    over=$((over + 1))
  fi
done <<<"$found"

rune_out "database=$db"
rune_out dropped "$dropped"
rune_out over_limit "$over"
[ "$over" -eq 0 ] || rune_err 3 "Slots keep more than ${limit_mb} MB back"
rune_finish "slots checked"
