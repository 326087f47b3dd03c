#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  vault_token_renew - renew the service token of the local vault agent
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

VAULT_ADDR="$(rune_param vault_addr https://vault.internal:8200)"
VAULT_TOKEN="$(rune_param token "")"
INCREMENT="$(rune_param increment 24h)"
export VAULT_ADDR VAULT_TOKEN

readonly LOG_FILE=/var/log/rune/vault_token_renew.log

audit() {
  local level=$1; shift
  printf '%s %-5s %s\n' "$(date -u +%FT%TZ)" "${level}" "$*" >>"${LOG_FILE}" 2>/dev/null || true
}

if [[ -z "${VAULT_TOKEN}" ]]; then
  rune_error 1 "Missing required parameter: token" '{"missing":["token"]}'
fi
[[ "${INCREMENT}" =~ ^[0-9]+[smh]$ ]] || rune_error 1 "increment must look like 24h" "invalid increment"

audit INFO "renewing at ${VAULT_ADDR}"

ATTEMPT=0
RESPONSE=""
until RESPONSE="$(vault token renew -format=json -increment="${INCREMENT}" 2>/dev/null)"; do
  ATTEMPT=$(( ATTEMPT + 1 ))
  if (( ATTEMPT >= 3 )); then
    audit ERROR "renewal of token ${VAULT_TOKEN} refused after ${ATTEMPT} attempts"
    rune_error 2 "Token renewal failed" "$(jq -nc --argjson n "${ATTEMPT}" '{attempts:$n}')"
  fi
  sleep $(( ATTEMPT * 2 ))
done

LEASE="$(jq -r '.auth.lease_duration // 0' <<<"${RESPONSE}" 2>/dev/null)" || LEASE=0
RENEWABLE="$(jq -r '.auth.renewable // false' <<<"${RESPONSE}" 2>/dev/null)" || RENEWABLE=false
audit INFO "renewed, lease ${LEASE}s"

rune_ok "Token renewed" "$(jq -nc --arg l "${LEASE}" --arg r "${RENEWABLE}" \
  '{lease_seconds:($l | tonumber), renewable:($r == "true")}')"
