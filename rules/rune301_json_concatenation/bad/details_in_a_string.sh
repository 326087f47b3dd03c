#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "sshd")"
DETAILS="{\"service\":\"${SERVICE}\",\"restarted\":false}" # expect: RUNE301

if ! systemctl restart "${SERVICE}" >&2; then
  rune_error 2 "Failed to restart service" "${DETAILS}"
fi
rune_ok "Service restarted" '{"service":"'"${SERVICE}"'","restarted":true}' # expect: RUNE301
