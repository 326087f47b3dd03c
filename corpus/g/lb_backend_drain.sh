#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

SOCKET=/run/haproxy/admin.sock

hap() {
  socat -t 5 - "UNIX-CONNECT:$SOCKET" <<<"$1"
}

if [[ ! -S $SOCKET ]]; then
  read -r first_line || true
  echo "no socket, request was ${first_line:0:40}" >&2
fi

rune_init

BACKEND=$(rune_param backend "")
SERVER=$(rune_param server "")
WAIT=$(rune_param wait_seconds 30)
FORCE=$(rune_param force true)

[[ $BACKEND =~ ^[A-Za-z0-9_-]+$ && $SERVER =~ ^[A-Za-z0-9_-]+$ ]] ||
  rune_error 1 "backend and server must be plain names" '{"invalid":["backend","server"]}'

hap "set server $BACKEND/$SERVER state drain" >/dev/null 2>&1 ||
  rune_error 2 "haproxy does not answer" '{"stage":"drain"}'

sessions=-1
for ((i = 0; i < WAIT; i++)); do
  sessions=$(hap "show servers conn $BACKEND" 2>/dev/null | awk -v s="$BACKEND/$SERVER" '$1 == s {print $7}') || sessions=-1
  [[ ${sessions:-0} != 0 ]] || break
  sleep 1
done

if [[ ${sessions:-0} != 0 && $FORCE == true ]]; then
  hap "shutdown sessions server $BACKEND/$SERVER" >/dev/null 2>&1 || rune_error 3 "sessions stay" '{"stage":"shutdown"}'
fi

rune_ok "server drained" "$(jq -nc --arg b "$BACKEND" --arg s "$SERVER" --arg n "${sessions:-0}" '{backend:$b, server:$s, left:$n}')"
