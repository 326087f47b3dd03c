#!/usr/bin/env bash
# Success needs a message only.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
CHAIN="$(rune_param chain "INPUT")"
iptables -w -n -L "$CHAIN" >/dev/null 2>&1 || rune_error 2 "No such chain"
rune_ok "The chain exists"
