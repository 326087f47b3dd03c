#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CHAIN=$(rune_param chain "INPUT")
PORT=$(rune_param port "")

allow() {
  local chain=$1 port=$2
  if ! iptables -C "$chain" -p tcp --dport "$port" -j ACCEPT 2>/dev/null; then
    iptables -I "$chain" -p tcp --dport "$port" -j ACCEPT 2>/dev/null
}

if [[ ! $PORT =~ ^[0-9]+$ ]]; then
  rune_error 1 "port must be a number" '{"invalid":["port"]}'
fi

if allow "$CHAIN" "$PORT"; then
  rune_ok "port is open" "$(jq -nc --arg p "$PORT" '{port:$p}')"
else
  rune_error 3 "iptables failed" "$(jq -nc --arg p "$PORT" '{port:$p}')"
fi
