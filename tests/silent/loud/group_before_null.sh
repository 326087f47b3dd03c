#!/usr/bin/env bash
# A group joins stderr to the message channel before its stdout is thrown away.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
HOST="$(rune_ctx node "localhost")"
{ ntpdate -q pool.ntp.org || true; hwclock --systohc || true; } 2>&1 >/dev/null # expect: RUNE107
rune_ok "clock written" "$(jq -nc --arg h "$HOST" '{node: $h}')"
