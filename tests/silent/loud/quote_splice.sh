#!/usr/bin/env bash
# The program leaves its single quotes for a moment to take in a key.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
KEY="$(rune_param key "version")"
FILE=/etc/app/manifest.json
VALUE=$(jq -r '.["'"$KEY"'"] // "none"' "$FILE") || rune_error 2 "no manifest" # expect: RUNE302
rune_ok "read" "$(jq -nc --arg v "$VALUE" '{value: $v}')"
