#!/usr/bin/env bash
# =============================================================================
# Plugin   : haproxy_weights
# Purpose  : Reports state and weight of all servers of one HAProxy backend
# Owner    : Platform Operations / Load Balancing
# Note     : runs on the appliance image, where the shared library is missing
# =============================================================================
set -euo pipefail

readonly SOCKET="/run/haproxy/admin.sock"
REQUEST="$(cat)"
BACKEND="$(jq -r '.payload.input_parameters.backend // ""' <<<"${REQUEST}")"
METADATA="$(jq -c '.message_metadata' <<<"${REQUEST}")"
OBSERVABILITY="$(jq -c '.observability' <<<"${REQUEST}")"

emit_error() {
  jq -nc --argjson mm "${METADATA}" --argjson obs "${OBSERVABILITY}" --argjson c "$1" --arg m "$2" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$m, details:{}}}'
  exit "$1"
}

[[ "${BACKEND}" =~ ^[A-Za-z0-9_.-]+$ ]] || emit_error 1 "Invalid backend"
[[ -S "${SOCKET}" ]] || emit_error 2 "No HAProxy socket"

# pxname,svname,...,status(18),weight(19)
STATS="$(echo 'show stat' | socat -t 5 stdio "UNIX-CONNECT:${SOCKET}")"
SERVERS="$(awk -F, -v b="${BACKEND}" '$1 == b && $2 != "BACKEND" && $2 != "FRONTEND" { print $2 "\t" $18 "\t" $19 }' <<<"${STATS}" |
  jq -Rnc '[inputs | split("\t") | {name: .[0], status: .[1], weight: (.[2] | tonumber? // 0)}]')"

if [[ "${SERVERS}" == "[]" ]]; then
  emit_error 3 "Backend has no servers"
fi
jq -nc --argjson mm "${METADATA}" --argjson obs "${OBSERVABILITY}" --argjson s "${SERVERS}" --arg b "${BACKEND}" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{backend:$b, servers:$s}}, observability:$obs, error:null}'
