#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

INIT_OUTPUT="$(rune_init)" # expect: RUNE205
echo "init said: ${INIT_OUTPUT}" >&2

NODE="$(rune_ctx node "unknown")"
rune_ok "Node named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"
