#!/usr/bin/env bash
# Under pipefail the writer of a long list dies of SIGPIPE when head has what it wants.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LAST=$(journalctl -u sshd --no-pager -o cat | head -n 1) # expect: RUNE402
rune_ok "newest entry" "$(jq -nc --arg l "$LAST" '{entry: $l}')"
