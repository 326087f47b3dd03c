#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

export VAULT_ADDR=$(rune_param vault_addr https://127.0.0.1:8200)
VAULT_TOKEN=$(rune_param vault_token "")
ROLE=$(rune_param role "")
[[ -n $VAULT_TOKEN ]] || rune_error 1 "vault_token is required" '{"missing":["vault_token"]}'
[[ $ROLE =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "role is not valid" "$(rune_all_params)"
export VAULT_TOKEN

try() {
  local max=$1 n; shift
  for (( n = 1; n <= max; n++ )); do
    "$@" && return 0
    sleep $(( n * 2 ))
  done
  return 1
}

if ! try 3 vault status -format=json >/dev/null 2>&1; then
  echo "vault at $VAULT_ADDR refuses token $VAULT_TOKEN" >&2
  rune_error 2 "Vault is not usable" "$(jq -nc --arg a "$VAULT_ADDR" '{addr:$a}')"
fi

if ! vault write -force "database/rotate-role/$ROLE" >/dev/null 2>&1; then
  rune_error 3 "Rotation refused" "$(jq -nc --arg r "$ROLE" '{role:$r}')"
fi
ttl=$(vault read -field=ttl "database/static-creds/$ROLE" 2>/dev/null) || ttl=0
rune_ok "Rotated" "$(jq -nc --arg r "$ROLE" --arg t "$ttl" '{role:$r, ttl:$t}')"
