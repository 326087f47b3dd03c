#!/usr/bin/env bash
# A function that prints is captured once and called bare once.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
banner() { echo "host: $(hostname)"; } # expect: RUNE101
text=$(banner)
banner
rune_ok "Banner made" "$(jq -nc --arg t "$text" '{banner:$t}')"
