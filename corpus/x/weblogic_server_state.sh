#!/usr/bin/env bash
###############################################################################
# Plugin      : weblogic_server_state
# Purpose     : Lists the life cycle state of the servers of a WebLogic domain
#               through the REST management interface (read only).
###############################################################################
set -euo pipefail

readonly NETRC="/etc/rune/weblogic.netrc"
readonly ADMIN_URL="${WLS_ADMIN_URL:-http://127.0.0.1:7001}"
readonly RESOURCE="management/weblogic/latest/domainRuntime/serverLifeCycleRuntimes"

log() { printf '%s %s\n' "$1" "$2" >&2; }

MESSAGE="$(cat)"
SERVER="$(jq -r '.payload.input_parameters.server // ""' <<<"${MESSAGE}")"

reply() {
  jq -nc --argjson in "${MESSAGE}" --argjson payload "$1" --argjson error "$2" \
    '{message_metadata: $in.message_metadata, payload: $payload, observability: $in.observability, error: $error}'
}

log INFO "asking ${ADMIN_URL}"
if ! RAW="$(curl -fsS --max-time 30 --netrc-file "${NETRC}" -H 'Accept: application/json' "${ADMIN_URL}/${RESOURCE}?fields=name,state&links=none")"; then
  reply null '{"code":2,"message":"Admin server does not answer","details":{}}'
  exit 2
fi

DATA="$(jq -c --arg s "${SERVER}" '{result:"success", output_data:{servers:[.items[] | select($s == "" or .name == $s)]}}' <<<"${RAW}")" || DATA='{"result":"success","output_data":{"servers":[]}}'
reply "${DATA}" null
