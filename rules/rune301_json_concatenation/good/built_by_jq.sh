#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
if [[ -z "${SERVICE}" ]]; then
  rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
fi

DETAILS="{}"
if [[ -d "/etc/${SERVICE}" ]]; then
  DETAILS="$(jq -nc --arg path "/etc/${SERVICE}" '{configuration: $path}')"
fi
if ! systemctl restart "${SERVICE}" >&2; then
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi

DETAILS="$(jq -c --arg svc "${SERVICE}" '. + {service: $svc, restarted: true}' <<<"${DETAILS}")"
rune_ok "Service restarted" "${DETAILS}"
