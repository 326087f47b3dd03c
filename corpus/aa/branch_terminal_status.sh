#!/bin/bash
#----------------------------------------------------------------------
# BRANCH_TERMINAL_STATUS   Report the state of a branch terminal session
#----------------------------------------------------------------------
set -euo pipefail

typeset -r SESSION_DIR=/var/opt/branch/sessions
typeset MESSAGE BRANCH STATE_FILE META OBS STATE
MESSAGE="$(cat)"
META="$(jq -c '.message_metadata // {}' <<<"${MESSAGE}" 2>/dev/null)" || META='{}'
OBS="$(jq -c '.observability // {}' <<<"${MESSAGE}" 2>/dev/null)" || OBS='{}'
BRANCH="$(jq -r '.payload.input_parameters.branch // ""' <<<"${MESSAGE}" 2>/dev/null)" || BRANCH=''

Reject() {
  # $1 code, $2 text
  printf '{"message_metadata":%s,"payload":null,"observability":%s,"error":{"code":%d,"message":"%s","details":{}}}\n' "${META}" "${OBS}" "$1" "$2"
  exit "$1"
}

case "${BRANCH}" in
  ''|*[!0-9]*) Reject 1 "Invalid branch number" ;;
esac

STATE_FILE="${SESSION_DIR}/${BRANCH}.state"
if [ ! -r "${STATE_FILE}" ]; then
  Reject 2 "No session of branch ${BRANCH}"
fi

STATE="$(awk -F= '$1 == "STATE" {print $2; exit}' "${STATE_FILE}")" || STATE=UNKNOWN
echo "branch ${BRANCH}: ${STATE}" >&2

jq -nc --argjson m "${META}" --argjson o "${OBS}" --arg b "${BRANCH}" --arg s "${STATE}" '{
  message_metadata: $m,
  payload: {result: "success", output_data: {branch: $b, state: $s}},
  observability: $o,
  error: null
}'
