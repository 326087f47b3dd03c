#!/usr/bin/env bash
# The named arguments of jq are an object already.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
iface=$(rune_param interface eth0)
mtu=$(cat "/sys/class/net/${iface}/mtu" 2>/dev/null) || rune_error 2 "Interface is missing"
rune_ok "MTU read" "$(jq -nc --arg interface "$iface" --arg mtu "$mtu" '$ARGS.named')"
