#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

NOISE=$(rune_init 2>&1) || true
log "init said: ${NOISE:-nothing}"

ZONEINFO=$(rune_param timezone "UTC")
if [[ ! -f "/usr/share/zoneinfo/$ZONEINFO" ]]; then
  rune_error 1 "Unknown timezone" "$(jq -nc --arg z "$ZONEINFO" '{timezone:$z}')"
fi

run_or_fail 3 "Cannot set timezone" timedatectl set-timezone "$ZONEINFO"
rune_ok "set" "$(jq -nc --arg z "$ZONEINFO" '{timezone:$z}')"
