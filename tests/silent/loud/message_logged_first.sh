#!/usr/bin/env bash
# A message that is logged and not given back is lost.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

message=$(cat) # expect: RUNE204
logger -t plugin "message: $message"
rune_init
rune_ok "Read"
