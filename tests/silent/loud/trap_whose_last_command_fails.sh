#!/usr/bin/env bash
# Under errexit a command that fails in an EXIT trap changes the status of a success.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
sleep 300 >/dev/null 2>&1 &
WATCH=$!
trap 'kill "${WATCH}"' EXIT # expect: RUNE404
rune_ok "Watched" '{}'
