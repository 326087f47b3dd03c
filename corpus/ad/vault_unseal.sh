#!/usr/bin/env bash
#
# vault_unseal - unseal the local Vault with the key shares of the message
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

export VAULT_ADDR="https://127.0.0.1:8200" VAULT_CACERT="/etc/vault.d/ca.pem"
WORK=$(mktemp -d)

log() {
  local level="$1" text="$2"
  printf '%(%FT%TZ)T %-5s %s\n' -1 "${level}" "${text}" | tee -a /var/log/vault/rune.log >&2
}

cleanup() {
  local rc=$?
  rm -rf "${WORK}"
  case "${rc}" in
    0) : ;;
    *) rune_error_kv 100 "vault_unseal ended early" "status=${rc}" ;;
  esac
}

seal_status() {
  curl -sS --max-time 10 --cacert "${VAULT_CACERT}" "${VAULT_ADDR}/v1/sys/seal-status" 2>/dev/null
}

trap cleanup EXIT

rune_param_json unseal_keys '[]' | jq -r '.[]?' >"${WORK}/shares"
[[ -s "${WORK}/shares" ]] || rune_error 1 "no key shares" '{"missing":["unseal_keys"]}'

state=$(seal_status) || rune_error 2 "Vault does not answer" '{"address":"https://127.0.0.1:8200"}'
if jq -e '.sealed == false' <<<"${state}" >/dev/null; then
  rune_ok "Vault is not sealed" '{"sealed":false,"used":0}'
fi

used=0
while IFS= read -r unseal_secret; do
  log DEBUG "share ${unseal_secret}"
  jq -Rc '{key: .}' <<<"${unseal_secret}" >"${WORK}/body"
  state=$(curl -sS --max-time 10 --cacert "${VAULT_CACERT}" -X PUT --data @"${WORK}/body" "${VAULT_ADDR}/v1/sys/unseal") ||
    rune_error 2 "Vault refused the share" "$(jq -nc --argjson n "${used}" '{used:$n}')"
  used=$((used + 1))
  if jq -e '.sealed == false' <<<"${state}" >/dev/null; then
    rune_ok "Vault unsealed" "$(jq -nc --argjson n "${used}" '{sealed:false, used:$n}')"
  fi
done <"${WORK}/shares"

log WARN "still sealed after ${used} shares"
rune_error 3 "still sealed" "$(jq -nc --argjson n "${used}" '{sealed:true, used:$n}')"
