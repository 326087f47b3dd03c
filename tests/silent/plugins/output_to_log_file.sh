#!/usr/bin/env bash
# Output that goes to a file is not the plugin's stdout, however it is written.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
LOG="$(mktemp)"
echo "start" >"${LOG}"
printf '%s\n' more >>"${LOG}"
uname -a >>"${LOG}" 2>&1
df -h &>>"${LOG}" || true
rune_ok "Logged" "$(jq -nc --arg log "${LOG}" '{log:$log}')"
