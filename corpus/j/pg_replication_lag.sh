#!/usr/bin/env bash
# Replication lag of all standbys of a primary, in bytes and seconds.
set -Eeuo pipefail

DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f $DIR/rune_bpcs.sh ]]; then
  source "$DIR/rune_bpcs.sh"
else
  source /opt/rune/lib/rune_bpcs.sh
fi
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "Unexpected failure" "$(jq -nc --arg l "$LINENO" "{line:\$l}")"' ERR

port=$(rune_param port 5432)
warn=$(rune_param warn_bytes 67108864)
for v in "$port" "$warn"; do
  [[ $v =~ ^[0-9]+$ ]] || rune_error 1 "Not a number: $v" '{"expected":"integer"}'
done

export PGCONNECT_TIMEOUT=5 PGOPTIONS='-c statement_timeout=10s'
read -rd '' sql <<'SQL' || true
select application_name, client_addr, state, sync_state,
       pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint,
       coalesce(extract(epoch from replay_lag), 0)::int
from pg_stat_replication
order by 1;
SQL

if ! rows=$(timeout 30 psql -XAtq -F '|' -p "$port" -d postgres -c "$sql" 2>/dev/null </dev/null); then
  rune_error 2 "Cannot query the primary" "$(jq -nc --argjson p "$port" '{port:$p}')"
fi

if [[ -z $rows ]]; then
  rune_ok "No standby is attached" '{"standbys":[]}'
fi

late=()
list='[]'
while IFS='|' read -r app addr state sync bytes secs; do
  list=$(jq -c --arg app "$app" --arg addr "$addr" --arg state "$state" --arg sync "$sync" \
    --arg bytes "$bytes" --arg secs "$secs" \
    '. + [{app:$app, addr:$addr, state:$state, sync:$sync, bytes:($bytes|tonumber? // null), seconds:($secs|tonumber? // null)}]' <<<"$list")
  if [[ $bytes =~ ^[0-9]+$ ]] && (( bytes > warn )); then
    late+=("$app@$addr")
  fi
done <<<"$rows"

body=$(jq -nc --argjson s "$list" '{standbys:$s, late:$ARGS.positional}' --args -- "${late[@]}")
if [[ ${#late[@]} -gt 0 ]]; then
  rune_error 3 "Standby lag above limit" "$body"
fi
rune_ok "Replication is current" "$body"
