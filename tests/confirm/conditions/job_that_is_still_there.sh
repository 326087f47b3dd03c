#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

measured -s &
server=$!
sleep 1
kill -0 "$server" 2>/dev/null || rune_error 3 "it does not start"
: here
rune_ok "done"
