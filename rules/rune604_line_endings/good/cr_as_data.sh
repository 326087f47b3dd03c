#!/usr/bin/env bash
# Speaks a protocol whose lines end with CR LF. There the CR is text, and in a comment it does no harm. 
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

HOST="$(rune_param host "localhost")"
HOST="${HOST%$'\r'}"
cat >/tmp/request <<EOF || rune_error 2 "No room"
GET /health HTTP/1.0
Host: ${HOST}

EOF
nc -w 2 "${HOST}" 80 </tmp/request >/tmp/answer 2>/dev/null || rune_error 2 "No answer"
STATUS="$(head -n 1 /tmp/answer | tr -d '\r')"
rune_ok "Answered" "$(jq -nc --arg status "${STATUS}" '{status: $status}')"
