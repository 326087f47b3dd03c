#!/usr/bin/env bash
# The same pipe is allowed to break, and a here-string to head cannot.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LAST=$(journalctl -u sshd --no-pager -o cat | head -n 1) || true
FIRST=$(head -n 1 <<<"$LAST")
rune_ok "newest entry" "$(jq -nc --arg l "$FIRST" '{entry: $l}')"
