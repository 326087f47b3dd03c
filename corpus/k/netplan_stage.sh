#!/usr/bin/env bash
################################################################################
# Plugin:   netplan_stage
# Purpose:  Validates a netplan file sent in the message and puts it in place
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

#######################################
# Refuses to go on without the tools.
#######################################
require_command() {
  local name
  for name in "$@"; do
    if ! command -v "${name}" >/dev/null 2>&1; then
      rune_error 2 "Command not found" "$(jq -nc --arg c "${name}" '{command: $c}')"
    fi
  done
}

require_command netplan python3

rune_init

#######################################
# Builds and sends the final message.
# Arguments: data of the outcome
#######################################
send_outcome() {
  local document
  document="$(jq -nc \
    --argjson mm "${RUNE_MESSAGE_METADATA}" \
    --argjson obs "${RUNE_OBSERVABILITY}" \
    --argjson data "$1" \
    '{message_metadata: $mm, payload: {result: "success", output_data: $data}, observability: $obs, error: null}')"
  rune_emit "${document}" "$2"
}

NAME="$(rune_param name "60-rune")"
CONTENT="$(rune_param content "")"

if [[ ! "${NAME}" =~ ^[0-9]{2}-[a-z0-9-]+$ ]]; then
  rune_error 1 "name must look like 60-rune" '{"field":"name"}'
fi
if [[ -z "${CONTENT}" ]]; then
  rune_error 1 "content is required" '{"missing":["content"]}'
fi

STAGE="$(mktemp -d)"
trap 'rm -rf "${STAGE}"' EXIT
mkdir -p "${STAGE}/etc/netplan"
printf '%s\n' "${CONTENT}" >"${STAGE}/etc/netplan/${NAME}.yaml"
chmod 600 "${STAGE}/etc/netplan/${NAME}.yaml"

if ! python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "${STAGE}/etc/netplan/${NAME}.yaml" </dev/null >&2; then
  rune_error 1 "content is no YAML" '{"field":"content"}'
fi

if ! netplan generate --root-dir "${STAGE}" >&2; then
  send_outcome "$(jq -nc --arg n "${NAME}" '{name: $n, staged: false, reason: "netplan generate failed"}')" 3
fi

if ! install -m 600 "${STAGE}/etc/netplan/${NAME}.yaml" "/etc/netplan/${NAME}.yaml"; then
  rune_error 2 "Cannot write to /etc/netplan" "$(jq -nc --arg n "${NAME}" '{name: $n}')"
fi
send_outcome "$(jq -nc --arg n "${NAME}" '{name: $n, staged: true, reason: null}')" 0
