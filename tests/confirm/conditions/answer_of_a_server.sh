#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

if ! { exec 3<>"/dev/tcp/$(rune_param host localhost)/$(rune_param port 80)"; } 2>/dev/null; then
  rune_error 2 "closed"
fi
printf 'GET / HTTP/1.0\r\n\r\n' >&3
read -r _ code _ <&3
[[ $code == 200 ]] || rune_error 3 "no 200"
: here
rune_ok "done"
