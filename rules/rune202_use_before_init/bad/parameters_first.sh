#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

UNIT="$(rune_param unit "cron")" # expect: RUNE202
NODE="$(rune_ctx node "unknown")" # expect: RUNE202

rune_init

OUT="$(jq -nc --arg unit "${UNIT}" --arg node "${NODE}" '{unit:$unit, node:$node}')"
rune_ok "Parameters read" "${OUT}"
