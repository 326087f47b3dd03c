#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CONF_DIR="/etc/freeswitch/sip_profiles"

log() {
  echo "fs-gateway: $*" >&2
}

required() {
  local key="$1" value
  value="$(rune_param "${key}" "")"
  if [[ -z "${value}" ]]; then
    rune_error 1 "Missing required parameter: ${key}" "$(jq -nc --arg k "${key}" '{missing: [$k]}')"
  fi
  printf '%s' "${value}"
}

fs() {
  timeout 10 fs_cli -x "$1" 2>/dev/null
}

gateway_state() {
  fs "sofia status gateway ${GATEWAY}" | awk '$1 == "State" { print $2; exit }'
}

config_checksum() {
  pushd "${CONF_DIR}" || rune_error 4 "profile directory is missing" '{"path": "/etc/freeswitch/sip_profiles"}'
  CHECKSUM="$(find . -name '*.xml' -type f -exec sha256sum {} + | sort -k2 | sha256sum | cut -c1-12 || true)"
  popd >/dev/null
}

GATEWAY="$(required gateway)"
PROFILE="$(required profile)"
[[ "${GATEWAY}" =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "gateway name is not acceptable" '{"field": "gateway"}'
[[ "${PROFILE}" =~ ^[a-z]+$ ]] || rune_error 1 "profile name is not acceptable" '{"field": "profile"}'

CHECKSUM=""
config_checksum

BEFORE="$(gateway_state || true)"
log "gateway ${GATEWAY} is ${BEFORE:-unknown}"

if ! fs "sofia profile ${PROFILE} killgw ${GATEWAY}" >/dev/null; then
  rune_error 2 "killgw failed" "$(jq -nc --arg g "${GATEWAY}" '{gateway: $g}')"
fi
if ! fs "sofia profile ${PROFILE} rescan" >/dev/null; then
  rune_error 2 "rescan failed" "$(jq -nc --arg p "${PROFILE}" '{profile: $p}')"
fi

STATE=""
for _ in {1..10}; do
  sleep 1
  STATE="$(gateway_state || true)"
  if [[ "${STATE}" == "REGED" || "${STATE}" == "NOREG" ]]; then
    rune_ok "gateway restarted" "$(jq -nc --arg g "${GATEWAY}" --arg s "${STATE}" --arg c "${CHECKSUM}" '{gateway: $g, state: $s, config: $c}')"
  fi
done
rune_error 3 "gateway did not register" "$(jq -nc --arg g "${GATEWAY}" --arg s "${STATE}" '{gateway: $g, state: $s}')"
