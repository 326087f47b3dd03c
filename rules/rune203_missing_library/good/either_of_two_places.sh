#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/lib/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/rune_bpcs.sh"
fi

rune_init

NODE="$(rune_ctx node "unknown")"
rune_ok "Node named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"
