#!/usr/bin/env bash
# The classic way to write a root file with tee leaves a copy on the message channel.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LIMIT="$(rune_param files "65536")"
[[ "$LIMIT" =~ ^[0-9]+$ ]] || rune_error 1 "files must be a number"
if ! printf '* soft nofile %s\n' "$LIMIT" | sudo -n tee /etc/security/limits.d/90-rune.conf; then # expect: RUNE102
  rune_error 2 "the limits file could not be written"
fi
rune_ok "limit set" "$(jq -nc --arg n "$LIMIT" '{files: ($n | tonumber)}')"
