#!/usr/bin/env bash
# copied from smtp_probe.sh, changed for http
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

#### params
URL="$(rune_param url "")"
if [[ -z "${URL}" ]]; then
  rune_error 1 "Missing required parameter: url" '{"missing":["url"]}'
fi
EXPECT="$(rune_param expect "200")"
if [[ -z "${EXPECT}" ]]; then
  rune_error 1 "Missing required parameter: expect" '{"missing":["expect"]}'
fi
HAS_TOKEN=no
API_TOKEN="$(rune_param api_token "")"
if [[ -n "${API_TOKEN}" ]]; then
  HAS_TOKEN=yes
fi

#### the request
# https://stackoverflow.com/... : header from a file descriptor, so that ps does not show it
BODY="$(mktemp)"
trap 'rm -f "$BODY"' EXIT
if [[ "${HAS_TOKEN}" == yes ]]; then
  STATS="$(curl -sS --max-time 20 -o "${BODY}" --write-out '{"code":%{http_code},"seconds":%{time_total}}' \
    -K <(printf 'header = "Authorization: Bearer %s"\n' "${API_TOKEN}") "${URL}" 2>/dev/null)" \
    || rune_error 2 "Request failed" "$(jq -nc --arg u "${URL}" '{url:$u, authenticated:true}')"
else
  STATS="$(curl -sS --max-time 20 -o "${BODY}" --write-out '{"code":%{http_code},"seconds":%{time_total}}' "${URL}" 2>/dev/null)" \
    || rune_error 2 "Request failed" "$(jq -nc --arg u "${URL}" '{url:$u, authenticated:false}')"
fi

#### compare
CODE="$(jq -r '.code' <<<"${STATS}")" || rune_error 3 "curl gave no statistics" "{}"
SIZE="$(wc -c <"${BODY}")"
echo "got ${CODE}, ${SIZE} bytes" >&2

OUT="$(jq -nc --argjson s "${STATS}" --arg u "${URL}" --argjson b "${SIZE}" '$s + {url:$u, bytes:$b}')"
if [[ "${CODE}" != "${EXPECT}" ]]; then
  rune_error 3 "Unexpected status" "${OUT}"
fi
rune_ok "Probe passed" "${OUT}"
