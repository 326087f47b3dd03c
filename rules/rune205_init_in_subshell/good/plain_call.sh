#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# Readers may well run in a subshell.
NODE="$(rune_ctx node "unknown" | tr '[:upper:]' '[:lower:]')"
rune_ok "Node named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"
