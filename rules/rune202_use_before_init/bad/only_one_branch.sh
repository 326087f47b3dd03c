#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# The message is only read where the marker of a managed node is there.
if [[ -e /etc/rune/managed ]]; then
  rune_init
fi

NODE="$(rune_ctx node "unknown")" # expect: RUNE202
rune_init

rune_ok "Node named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"
