#!/usr/bin/env bash
# `cmd || rc=$?` keeps the status and goes on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
RC=0
OUTPUT="$(systemctl restart cron 2>&1)" || RC=$?
if ((RC != 0)); then
  rune_error 2 "Restart failed" "$(jq -nc --arg output "${OUTPUT}" '{output:$output}')"
fi
rune_ok "Restarted" '{}'
