#!/usr/bin/env bash
# expect-at: 1 RUNE601
# Rotates a log and reloads its writer. When `mv` fails, the rest happens all the same.

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOG="$(rune_param log "/var/log/app.log")"
mv "${LOG}" "${LOG}.1"
systemctl reload app >&2
rune_ok "Rotated" "$(jq -nc --arg log "${LOG}" '{log: $log}')"
