#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
PORT=$(rune_param port "636")

if [[ -z "${HOST}" ]]; then
  rune_emit "host is required" 1
fi

wait_port() {
  local try
  for try in 1 2 3 4 5; do
    if nc -z -w 2 "$1" "$2" >/dev/null 2>&1; then
      return 0
    fi
    echo "try ${try}: $1:$2 is closed" >&2
    sleep 1
  done
  return 1
}

wait_port "${HOST}" "${PORT}"

subject=$(openssl s_client -connect "${HOST}:${PORT}" </dev/null 2>/dev/null | openssl x509 -noout -subject 2>/dev/null) || subject=unknown

if ! ldapsearch -x -H "ldaps://${HOST}:${PORT}" -b '' -s base >/dev/null 2>&1; then
  rune_emit "ldapsearch failed for ${HOST}" 3
fi

RESP=$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" \
  --argjson obs "${RUNE_OBSERVABILITY}" \
  --arg h "${HOST}" --arg s "${subject}" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{host:$h, subject:$s}}, observability:$obs, error:null}')
rune_emit "${RESP}" 0
