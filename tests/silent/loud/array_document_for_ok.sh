#!/usr/bin/env bash
# The data for the success message is an array.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
kernel=$(uname -r)
OUT=$(jq -nc --arg k "$kernel" '[$k]')
rune_ok "Kernel read" "$OUT" # expect: RUNE303
