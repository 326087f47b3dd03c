#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

PORT="$(rune_param port 6379)"
LIMIT_MB="$(rune_param limit_mb 64)"
PATTERN="$(rune_param pattern "*")"
[[ "${PORT}" =~ ^[0-9]{4,5}$ ]]     || rune_error 1 "port must be numeric"
[[ "${LIMIT_MB}" =~ ^[0-9]{1,5}$ ]] || rune_error 1 "limit_mb must be numeric"

redis() { redis-cli -h 127.0.0.1 -p "${PORT}" --no-raw "$@"; }

if [[ "$(redis PING 2>/dev/null)" != PONG ]]; then
  rune_emit "redis on port ${PORT} does not answer" 2
fi

found="$(mktemp)"
trap 'rm -f "${found}"' EXIT
limit=$((LIMIT_MB * 1048576))

redis-cli -p "${PORT}" --scan --pattern "${PATTERN}" 2>/dev/null | head -n 20000 |
  while IFS= read -r key; do
    bytes="$(redis-cli -p "${PORT}" MEMORY USAGE "${key}" </dev/null 2>/dev/null)" || continue
    [[ "${bytes}" =~ ^[0-9]+$ ]] || continue
    if ((bytes > limit)); then
      printf '%s\t%s\n' "${bytes}" "${key}" >>"${found}"
      if (($(wc -l <"${found}") > 500)); then
        rune_error 3 "more than 500 big keys" "$(jq -nc --argjson l "${limit}" '{limit:$l}')"
      fi
    fi
  done || true

rows="$(sort -rn "${found}" | jq -Rnc '[inputs | split("\t") | {bytes: (.[0] | tonumber), key: .[1]}]')"
count="$(jq length <<<"${rows}")"
if ((count > 0)); then
  rune_error 6 "big keys found" "$(jq -nc --argjson r "${rows}" '{keys:$r}')"
fi
rune_ok "no big keys" "$(jq -nc --argjson l "${limit}" '{keys:[], limit:$l}')"
