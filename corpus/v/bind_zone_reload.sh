#!/usr/bin/env bash
#
# bind_zone_reload - check and reload a list of zones
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ZONE_DIR="/var/lib/bind"

log() { printf 'bind_zone_reload: %s\n' "$*" >&2; }

serial_of() {
  dig +short +time=2 +tries=1 @127.0.0.1 "$1" SOA 2>/dev/null | awk 'NR == 1 {print $3}'
}

rune_init

ZONES="$(rune_param_json zones '[]')"
if ! jq -e 'type == "array" and length > 0' <<<"${ZONES}" >/dev/null; then
  rune_error 1 "zones must be a list" '{"missing":["zones"]}'
fi

FAILED=0
while IFS= read -r zone; do
  if [[ ! "${zone}" =~ ^[a-z0-9.-]+$ ]]; then
    log "bad name: ${zone}"
    FAILED=$(( FAILED + 1 ))
    continue
  fi
  if ! named-checkzone -q "${zone}" "${ZONE_DIR}/db.${zone}" </dev/null; then
    log "zone file of ${zone} is broken"
    FAILED=$(( FAILED + 1 ))
    continue
  fi
  if rndc reload "${zone}"; then
    SERIAL="$(serial_of "${zone}")" || SERIAL="unknown"
    rune_out "${zone}=${SERIAL}"
  else
    FAILED=$(( FAILED + 1 ))
  fi
done < <(jq -r '.[]' <<<"${ZONES}")

if (( FAILED > 0 )); then
  rune_err 3 "${FAILED} zones were not reloaded"
fi
rune_finish "zones reloaded"
