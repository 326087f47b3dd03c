#!/usr/bin/env bash
#
# PLUGIN:   pg_logical_slots
# PURPOSE:  Drop inactive logical replication slots that hold back WAL.
#
readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

DATABASE_NAME="$(rune_param database "postgres")"
LIMIT_MEGABYTES="$(rune_param limit_mb "10240")"
DROP_SLOTS="$(rune_param drop "false")"

print_banner() {
  cat <<BANNER
=== logical slot review on ${DATABASE_NAME} ===
BANNER
}

SLOT_ROWS="$(psql -XAtq -F '|' -d "${DATABASE_NAME}" -c "
  SELECT slot_name, active, (pg_current_wal_lsn() - restart_lsn) / 1048576
    FROM pg_replication_slots WHERE slot_type = 'logical'" 2>/dev/null)" ||
  rune_error 2 "Slots cannot be read" "$(jq -nc --arg d "${DATABASE_NAME}" '{database:$d}')"

print_banner

declare -i DROPPED_COUNT=0 CANDIDATE_COUNT=0
while IFS='|' read -r SLOT_NAME IS_ACTIVE RETAINED; do
  [[ -n "${SLOT_NAME}" && "${IS_ACTIVE}" == "f" ]] || continue
  if [[ "${RETAINED%.*}" -lt "${LIMIT_MEGABYTES}" ]]; then
    continue
  fi
  CANDIDATE_COUNT+=1
  printf 'slot %s retains %s MB\n' "${SLOT_NAME}" "${RETAINED}" >&2
  if [[ "${DROP_SLOTS}" == "true" ]]; then
    psql -Xq -d "${DATABASE_NAME}" -v slot="${SLOT_NAME}" >/dev/null <<<"SELECT pg_drop_replication_slot(:'slot')" &&
      DROPPED_COUNT+=1
  fi
done <<<"${SLOT_ROWS}"

rune_ok "Slots reviewed" "$(jq -nc --argjson c "${CANDIDATE_COUNT}" --argjson d "${DROPPED_COUNT}" '{candidates:$c, dropped:$d}')"
