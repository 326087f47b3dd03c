#!/usr/bin/env bash
# A message that is read for the log and given back by a here-string is not lost.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

message=$(cat)
logger -t plugin "message of ${#message} characters"
rune_init <<<"$message"
rune_ok "Read"
