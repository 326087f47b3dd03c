#!/usr/bin/env bash
# Restarts a service: the status of what failed is kept before anything else runs.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "")"
[[ -n "${UNIT}" ]] || rune_error 1 "Missing required parameter: unit" '{"missing":["unit"]}'

rc=0
systemctl restart "${UNIT}" >&2 || rc=$?
if ((rc != 0)); then
  echo "restart of ${UNIT} ended with ${rc}" >&2
  rune_error 3 "Restart failed" "$(jq -nc --arg unit "${UNIT}" --argjson status "${rc}" '{unit: $unit, status: $status}')"
fi

rune_ok "Restarted" "$(jq -nc --arg unit "${UNIT}" '{unit: $unit}')"
