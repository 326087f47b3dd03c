#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# dhcp_relay_restart - restart the DHCP relay and prove that it relays again
# ---------------------------------------------------------------------------
set -o errexit -o nounset -o pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

UNIT="$(rune_param unit "isc-dhcp-relay")"
VERBOSE="$(rune_param verbose "false")"

respond_error() {
  local code="$1" message="$2" details="$3"
  local document
  document="$(jq -nc \
    --argjson mm "${RUNE_MESSAGE_METADATA}" \
    --argjson obs "${RUNE_OBSERVABILITY}" \
    --argjson code "${code}" --arg text "${message}" --argjson details "${details}" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$code, message:$text, details:$details}}')"
  rune_emit "${document}" "${code}"
}

journal() {
  # printed by the caller's choice only: in $( ) or to stderr
  journalctl --no-pager --unit "${UNIT}" --since "-2min" --output cat 2>/dev/null || echo "(no journal)"
}

[[ "${UNIT}" =~ ^[A-Za-z0-9@_.-]+$ ]] || respond_error 1 "unit name is not valid" '{"invalid":["unit"]}'

STATUS=0
systemctl restart "${UNIT}" 2>/dev/null || STATUS=$?
if [[ "${STATUS}" -ne 0 ]]; then
  respond_error 3 "restart failed" "$(jq -nc --arg u "${UNIT}" --arg j "$(journal | tail -n 5)" '{unit:$u, journal:$j}')"
fi

ATTEMPT=0
until systemctl is-active --quiet "${UNIT}" && ss -Hlun 'sport = :67' 2>/dev/null | grep -q .; do
  ATTEMPT=$((ATTEMPT + 1))
  if [[ "${ATTEMPT}" -ge 10 ]]; then
    { echo "giving up on ${UNIT}"; journal; } >&2
    respond_error 3 "relay does not listen" "$(jq -nc --arg u "${UNIT}" '{unit:$u}')"
  fi
  sleep 1
done
if [[ "${VERBOSE}" == "true" ]]; then
  journal >&2
fi

rune_emit "$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" \
  --argjson obs "${RUNE_OBSERVABILITY}" \
  --arg unit "${UNIT}" --argjson waited "${ATTEMPT}" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{unit:$unit, waited:$waited, message:"relay is back"}}, observability:$obs, error:null}')" 0
