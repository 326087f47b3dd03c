#!/usr/bin/env bash
###############################################################################
# Plugin  : pagerduty_maintenance
# Owner   : Incident Tooling
# Purpose : Open a maintenance window for a set of services.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly PD_API="https://api.pagerduty.com"
readonly PD_CURLRC="/etc/rune/pagerduty.curlrc"   # holds the Authorization header

log() { printf 'pagerduty_maintenance: %s\n' "$*" >&2; }

cleanup() {
  local status=$?
  rm -f "${BODY_FILE:-}" "${ANSWER_FILE:-}"
  if [[ ${status} -ne 0 ]]; then
    log "leaving with status ${status}"
    rune_error 100 "Plugin ended unexpectedly" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}
trap cleanup EXIT

SERVICES="$(rune_param_json services '[]')"
MINUTES="$(rune_param minutes "60")"
REASON="$(rune_param reason "planned work")"

if ! jq -e 'type == "array" and length > 0 and all(.[]; test("^P[A-Z0-9]{6,13}$"))' <<<"${SERVICES}" >/dev/null; then
  rune_error 1 "services must be a list of PagerDuty service ids" '{"field":"services"}'
fi
if [[ ! "${MINUTES}" =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "minutes must be between 1 and 9999" '{"field":"minutes"}'
fi

BODY_FILE="$(mktemp)"
ANSWER_FILE="$(mktemp)"
START="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
END="$(date -u -d "+${MINUTES} minutes" +%Y-%m-%dT%H:%M:%SZ)"

jq -n --arg s "${START}" --arg e "${END}" --arg r "${REASON}" --argjson ids "${SERVICES}" \
  '{maintenance_window:{type:"maintenance_window", start_time:$s, end_time:$e, description:$r,
    services:($ids | map({id:., type:"service_reference"}))}}' >"${BODY_FILE}"

if ! curl -fsS -K "${PD_CURLRC}" --retry 3 --max-time 30 -H 'Content-Type: application/json' \
     --data "@${BODY_FILE}" -o "${ANSWER_FILE}" "${PD_API}/maintenance_windows"; then
  rune_error 2 "PagerDuty did not accept the window" '{}'
fi

WINDOW_ID="$(jq -r '.maintenance_window.id // ""' "${ANSWER_FILE}" || true)"
rune_ok "Maintenance window opened" "$(jq -nc --arg i "${WINDOW_ID}" --arg e "${END}" '{id:$i, until:$e}')"
