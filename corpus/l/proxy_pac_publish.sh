#!/usr/bin/env bash
# proxy_pac_publish: render proxy.pac from the message and publish it on the web root.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_FILE="/var/log/rune/proxy_pac.log"
readonly TARGET="/srv/www/proxy.pac"

PROXY="$(rune_param proxy "")"
DIRECT_JSON="$(rune_param_json direct_domains '[]')"

if [[ -z "${PROXY}" ]]; then
  rune_error 1 "Missing required parameter: proxy" '{"missing":["proxy"]}'
fi

mkdir -p "$(dirname "${LOG_FILE}")"
STAGE="$(mktemp)"
trap 'rm -f "${STAGE}"' EXIT

{
  echo "$(date -Is) publishing for proxy ${PROXY}"
  mapfile -t DIRECT < <(jq -r '.[]?' <<<"${DIRECT_JSON}")
  {
    echo 'function FindProxyForURL(url, host) {'
    for DOMAIN in "${DIRECT[@]}"; do
      printf '  if (dnsDomainIs(host, "%s")) return "DIRECT";\n' "${DOMAIN}"
    done
    printf '  return "PROXY %s; DIRECT";\n}\n' "${PROXY}"
  } >"${STAGE}"

  if [[ ! -d "${TARGET%/*}" ]]; then
    echo "web root is missing"
    rune_error 4 "web root is missing" "$(jq -nc --arg t "${TARGET}" '{target:$t}')"
  fi
  echo "${#DIRECT[@]} direct domain(s)"
} >>"${LOG_FILE}" || rune_error 2 "log file is not writable" '{}'

install -m 0644 "${STAGE}" "${TARGET}" 2>/dev/null || rune_error 2 "cannot publish" "$(jq -nc --arg t "${TARGET}" '{target:$t}')"
SUM="$(sha256sum "${TARGET}" | cut -d' ' -f1)"
rune_ok "proxy.pac published" "$(jq -nc --arg s "${SUM}" --argjson n "${#DIRECT[@]}" '{sha256:$s, direct:$n}')"
