#!/usr/bin/env bash
# The emitter stands inside the process substitution that feeds an array.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DB="$(rune_param database "app")"
mapfile -t SLOTS < <(psql -At -d "$DB" -c 'select slot_name from pg_replication_slots' 2>/dev/null </dev/null ||
  rune_error 2 "The database does not answer") # expect: RUNE103
rune_ok "Slots counted" "$(jq -nc --arg n "${#SLOTS[@]}" '{slots:($n|tonumber)}')"
