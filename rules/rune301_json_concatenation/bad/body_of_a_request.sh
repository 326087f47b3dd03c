#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

TEXT="$(rune_param text "hello")"
URL="http://localhost:8080/notes"

if ! curl -fsS -o /dev/null -d "{\"text\":\"${TEXT}\"}" "${URL}"; then # expect: RUNE301
  rune_error 2 "Sending failed" "$(jq -nc --arg url "${URL}" '{url:$url}')"
fi

rune_ok "Note sent" "$(jq -nc --arg text "${TEXT}" '{text:$text}')"
