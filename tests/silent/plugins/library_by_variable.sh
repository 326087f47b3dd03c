#!/usr/bin/env bash
# The library may be named by a variable with a default.
set -euo pipefail

RUNE_LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
# shellcheck source=/dev/null
. "${RUNE_LIB_DIR}/rune_bpcs.sh"
rune_init
NODE="$(rune_ctx node "unknown")"
rune_ok "Named" "$(jq -nc --arg node "${NODE}" '{node:$node}')"
