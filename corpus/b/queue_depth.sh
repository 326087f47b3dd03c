#!/usr/bin/env bash
# Reads the RabbitMQ management API and compares queue depths with thresholds.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly API_DEFAULT='http://localhost:15672/api/queues'
readonly JQ_FILTER='
  [ .[] | { name, messages: (.messages // 0) } ]
  | map(select(.messages > $limit))
'

BODY_FILE=""
cleanup() {
  [[ -z "${BODY_FILE}" ]] || rm -f -- "${BODY_FILE}"
}

http_get() {
  local url="$1" target="$2"
  curl --silent --show-error --max-time 15 \
    --write-out '{"code":%{http_code},"time":%{time_total}}' \
    --output "${target}" "${url}"
}

overfull() {
  jq -c --argjson limit "$2" "${JQ_FILTER}" "$1"
}

main() {
  rune_init
  trap cleanup EXIT

  local url limit
  url="$(rune_param url "${API_DEFAULT}")"
  limit="$(rune_param limit 1000)"
  [[ ${limit} =~ ^[0-9]+$ ]] || rune_error 1 "limit must be an integer" '{"field":"limit"}'

  BODY_FILE="$(mktemp)"
  local stats
  stats="$(http_get "${url}" "${BODY_FILE}")" \
    || rune_error 2 "management API is unreachable" "$(jq -nc --arg u "${url}" '{url:$u}')"

  if [[ "$(jq -r '.code' <<<"${stats}")" != 200 ]]; then
    rune_error 2 "management API answered with an error" "$(jq -c '{http: .}' <<<"${stats}")"
  fi

  local bad
  if ! bad="$(overfull "${BODY_FILE}" "${limit}")"; then
    rune_error 2 "management API did not answer with JSON" "{}"
  fi

  local report
  report="$(jq -nc --argjson q "${bad}" --argjson l "${limit}" '{limit:$l, queues:$q}')"
  if [[ "${bad}" == '[]' ]]; then
    rune_ok "queues are within limits" "${report}"
  fi
  rune_error 3 "queues are too deep" "${report}"
}

main "$@"
