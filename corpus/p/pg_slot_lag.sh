#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

export PGCONNECT_TIMEOUT=5 PGAPPNAME=rune
db=$(rune_param dbname postgres)
max=$(rune_param max_mb 1024)
drop=$(rune_param drop_inactive false)

case $max in ''|*[!0-9]*) rune_error 1 "max_mb must be a number" '{}' ;; esac

sql='select slot_name, active, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn),0)::bigint from pg_replication_slots order by 1'
rows=$(psql -XAtq -F $'\t' -d "$db" -c "$sql")
dropped=0 late=0 slots='[]'
while IFS=$'\t' read -r name active lag; do
  [[ $name ]] || continue
  mb=$((lag / 1048576))
  slots=$(jq -c --arg n "$name" --arg a "$active" --argjson m "$mb" '. + [{name:$n, active:($a == "t"), mb:$m}]' <<<"$slots")
  if ((mb > max)); then
    late=$((late + 1))
    if [[ $drop == true && $active == f ]]; then
      psql -XAtq -d "$db" -v s="$name" >/dev/null <<<"select pg_drop_replication_slot(:'s')" && dropped=$((dropped + 1)) || echo "cannot drop $name" >&2
    fi
  fi
done <<<"$rows"
if ((late > dropped)); then
  rune_error_kv 3 "slots hold back too much WAL" "late=$late" "dropped=$dropped" "slots=$slots"
fi
rune_ok "slots in bounds" "$(jq -nc --argjson s "$slots" --argjson d "$dropped" '{slots:$s, dropped:$d}')"
