#!/usr/bin/env bash
# The format of `curl --write-out` is constant text, and what curl prints is caught.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
CODE="$(curl -s -o /dev/null --write-out '{"code":%{http_code}}' http://localhost:8080/ || true)"
echo "answer: ${CODE}" >&2
PLAIN="$(curl -sS -o /dev/null -w '%{http_code}' http://localhost:8080/)" || rune_error 2 "No answer" '{}'
rune_ok "Asked" "$(jq -nc --arg code "${PLAIN}" '{code:$code}')"
