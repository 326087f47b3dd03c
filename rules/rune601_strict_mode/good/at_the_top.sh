#!/usr/bin/env bash
# Rotates a log and reloads its writer, and says which of it failed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOG="$(rune_param log "/var/log/app.log")"
mv "${LOG}" "${LOG}.1" || rune_error 2 "The log cannot be moved"
systemctl reload app >&2 || rune_error 3 "Reload failed"
rune_ok "Rotated" "$(jq -nc --arg log "${LOG}" '{log: $log}')"
