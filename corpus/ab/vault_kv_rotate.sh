#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

path=$(rune_param path "")
len=$(rune_param length 24)
[[ $path == apps/* ]] || rune_error 1 "Only below apps/" '{"param":"path"}'
[[ $len =~ ^(1[6-9]|[2-5][0-9])$ ]] || rune_error 1 "length is 16..59" '{"param":"length"}'

: "${VAULT_ADDR:=https://vault.service.consul:8200}"
VAULT_TOKEN=$(cat /run/vault/token 2>/dev/null) || rune_error 4 "No vault token" '{"file":"/run/vault/token"}'

password=$(openssl rand -base64 64 | tr -dc 'A-Za-z0-9' | cut -c "1-$len" | sed -n 1p)
body=$(jq -nc --arg p "$password" --arg t "$(date -Is)" '{data:{password:$p, rotated_at:$t}}')

if ! printf '%s' "$body" | curl -fsS -o /dev/null -X POST -H "X-Vault-Token: $VAULT_TOKEN" --data @- "$VAULT_ADDR/v1/kv/data/$path"; then
  rune_error 2 "Vault refused the write" "$(jq -nc --arg p "$path" --argjson sent "$body" '{path:$p, request:$sent}')"
fi
rune_ok "Rotated" "$(jq -nc --arg p "$path" --arg l "$len" '{path:$p, length:$l}')"
