#!/usr/bin/env bash
# lag of all standbys in bytes
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

max="$(rune_param max_bytes "16777216")"
if [[ ! $max =~ ^[0-9]+$ ]]; then
  rune_error 1 "max_bytes must be a number" '{"parameter":"max_bytes"}'
fi

worst=0
worst_name=none

note_worst() {
  local name=$1 lag=$2
  [ "$lag" -gt "$worst" ] && worst=$lag worst_name=$name
}

rows=$(psql -X -At -F ' ' -c "select application_name, pg_wal_lsn_diff(sent_lsn, replay_lsn)::bigint from pg_stat_replication")

echo "standbys:"
printf '%s\n' "$rows" >&2

while read -r name lag; do
  if [ -z "$name" ]; then
    continue
  fi
  note_worst "$name" "${lag:-0}"
done <<<"$rows"

if [ "$worst" -gt "$max" ]; then
  rune_error 3 "Standby lags" "{\"standby\":\"$worst_name\",\"bytes\":$worst}"
fi
rune_ok_kv "Replication is fine" "worst=$worst_name" "bytes=$worst"
