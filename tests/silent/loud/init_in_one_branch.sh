#!/usr/bin/env bash
# A reader that one branch reaches without `rune_init` comes too early.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

if [[ -z "${SKIP_INIT:-}" ]]; then
  rune_init
fi
MODE="$(rune_param mode "easy")" # expect: RUNE202
rune_ok "Read" "$(jq -nc --arg mode "${MODE}" '{mode:$mode}')" # expect: RUNE202
