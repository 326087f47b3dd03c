#!/usr/bin/env bash
# Output and errors of the command are captured together.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
CONF="$(rune_param config "/etc/haproxy/haproxy.cfg")"
if ! REPORT="$(haproxy -c -f "$CONF" 2>&1 </dev/null)"; then
  rune_error 3 "The configuration is broken" "$(jq -nc --arg r "$REPORT" '{report:$r}')"
fi
rune_ok "The configuration is good" "$(jq -nc --arg r "$REPORT" '{report:$r}')"
