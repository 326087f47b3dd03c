#!/usr/bin/env bash
# A coprocess has its own stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
coproc NOISE { echo "from the coprocess"; }
read -r LINE <&"${NOISE[0]}" || LINE=""
wait "${NOISE_PID:-}" 2>/dev/null || true
rune_ok "Read" "$(jq -nc --arg line "${LINE}" '{line:$line}')"
