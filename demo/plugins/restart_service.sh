#!/usr/bin/env bash
# Restarts a systemd service.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SERVICE="$(rune_param service "")"
if [[ -z "${SERVICE}" ]]; then
  rune_fail 1 "Missing required parameter: service" '{"missing":["service"]}'
fi

systemctl restart "${SERVICE}"

rune_ok "Service restarted" "$(jq -nc --arg service "${SERVICE}" '{service: $service}')"
