#!/usr/bin/env bash
# A detached tunnel swaps the two redirections, so its stderr keeps the message channel open.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PORT="$(rune_param port "8443")"
[[ "$PORT" =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port must be a number"
setsid socat "TCP-LISTEN:${PORT},fork" TCP:10.0.0.9:443 </dev/null 2>&1 >/dev/null & # expect: RUNE105, RUNE107
sleep 1
if ! kill -0 "$!"; then
  rune_error 3 "the tunnel died at once"
fi
rune_ok "tunnel open" "$(jq -nc --arg p "$PORT" '{port: $p}')"
