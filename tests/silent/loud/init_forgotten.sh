#!/usr/bin/env bash
# Without `rune_init` the file is reported once, and not each reader.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# expect-at: 1 RUNE201
NODE="$(rune_ctx node "unknown")"
MODE="$(rune_param mode "easy")"
rune_ok "Read" "$(jq -nc --arg node "${NODE}" --arg mode "${MODE}" '{node:$node, mode:$mode}')"
