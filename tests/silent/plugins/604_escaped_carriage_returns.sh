#!/usr/bin/env bash
# Carriage returns by escapes and by tr are no line ends.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
reply=$(printf 'PING\r\n' | nc -w 2 localhost 6379 2>/dev/null) || rune_error 2 "Cache does not answer"
reply=${reply%$'\r'}
clean=$(tr -d '\r' <<<"$reply")
[[ $clean == +PONG ]] || rune_error 3 "Cache answered something else"
rune_ok "Cache answers" '{"pong":true}'
