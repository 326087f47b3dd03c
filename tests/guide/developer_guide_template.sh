#!/usr/bin/env bash
# expect-at: 1 RUNE201
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SERVICE="$(rune_param service)"

if [[ -z "$SERVICE" ]]; then
  rune_fail 1 "Missing required parameter: service"
fi

systemctl restart "$SERVICE" # expect: RUNE402

rune_ok "Service $SERVICE restarted"
