#!/usr/bin/env bash
# Expansions stand in options, file names and bound values, but never in the program.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
KEY="$(rune_param key "version")"
WIDTH=2
FILE=/etc/app/manifest.json
VALUE=$(jq -r --indent "$WIDTH" --arg k "$KEY" '.[$k] // "none"' "$FILE") || rune_error 2 "no manifest"
LAST=$(jq -r "\$ENV.HOME" "$FILE") || rune_error 2 "no manifest"
rune_ok "read" "$(jq -nc --arg v "$VALUE" --arg h "$LAST" '{value: $v, home: $h}')"
