#!/usr/bin/env bash
# The error has a code but no message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
NIC="$(rune_param nic "eth0")"
ethtool "$NIC" >/dev/null 2>&1 || rune_error 2 # expect: RUNE206
rune_ok "The card answers" "$(jq -nc --arg n "$NIC" '{nic:$n}')"
