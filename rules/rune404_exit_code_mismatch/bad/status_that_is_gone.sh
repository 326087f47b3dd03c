#!/usr/bin/env bash
# Restarts a service and waits until it answers. The status that is passed on is no longer that of the failure.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

rune_init

UNIT="$(rune_param unit "")"
if [[ -z "${UNIT}" ]]; then
  rune_error $? "Missing required parameter: unit" '{"missing":["unit"]}' # expect: RUNE404
fi

if ! systemctl restart "${UNIT}" >&2; then
  rc=$?
  log "restart of ${UNIT} failed with ${rc}"
  rune_error "${rc}" "Restart failed" "$(jq -nc --arg unit "${UNIT}" '{unit: $unit}')" # expect: RUNE404
fi

systemctl is-active --quiet "${UNIT}" || {
  log "${UNIT} is not active"
  rune_error $? "The service did not come up" # expect: RUNE404
}

rune_ok "Restarted" "$(jq -nc --arg unit "${UNIT}" '{unit: $unit, active: true}')"
