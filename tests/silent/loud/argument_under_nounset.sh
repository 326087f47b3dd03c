#!/usr/bin/env bash
# `$1` under `set -u` ends the plugin: RUNE gives no arguments.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FIRST="$1" # expect: RUNE402
rune_ok "Read" "$(jq -nc --arg a "${FIRST}" '{a:$a}')"
