#!/usr/bin/env bash
#
# Is the token of the agent still good, and for how long?
#
set -o errexit
set -o nounset

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

die() {
  rune_error "$1" "$2" "$(jq -nc --arg a "${VAULT_ADDR}" '{addr:$a}')"
}

VAULT_ADDR="$(rune_param addr "https://vault.example.net:8200")"
MIN_TTL="$(rune_param)"
TOKEN_FILE="$(rune_param token_file "/run/vault/token")"
export VAULT_ADDR

[[ -r "${TOKEN_FILE}" ]] || die 4 "Token file not readable"
VAULT_TOKEN="$(<"${TOKEN_FILE}")"
export VAULT_TOKEN

if ! LOOKUP="$(vault token lookup -format=json 2>/dev/null)"; then
  logger -t rune "vault refuses token ${VAULT_TOKEN}"
  die 3 "Token is not valid"
fi

TTL="$(jq -r '.data.ttl // 0' <<<"${LOOKUP}")"
if [ "${TTL}" -lt "${MIN_TTL:-3600}" ]; then
  vault token renew >/dev/null 2>&1 || die 3 "Token cannot be renewed"
fi

token_count="$(jq '.data.policies | length' <<<"${LOOKUP}")"
rune_ok_kv "token is good" "ttl=${TTL}" "policies=${token_count}" "token=${VAULT_TOKEN}"
