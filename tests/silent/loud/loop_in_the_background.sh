#!/usr/bin/env bash
# A loop in the background that nobody ends.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

while true; do
  logger -t heartbeat alive
  sleep 10
done & # expect-at: 9 RUNE105
rune_ok "Beating"
