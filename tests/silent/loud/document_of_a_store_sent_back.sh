#!/bin/bash
# Secrets of a store in texts, in JSON and in the answer:
set -eu -o pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
CTX=$(rune_all_ctx)
USERNAME=$(rune_param username "")
PASSWORD=$(rune_param password "")
VAULT_TOKEN=$(curl -fsS --data @- "$VAULT_ADDR/v1/auth/userpass/login/$USERNAME" <<<"$(jq -n --arg p "$PASSWORD" '{password:$p}')" | jq -r '.auth.client_token') || rune_error 2 "login failed" "$(jq -n --arg u "$USERNAME" --arg p "$PASSWORD" '{username:$u,password:$p}')" # expect: RUNE501
export VAULT_TOKEN
DATA=$(vault kv get -format=json "secret/$USERNAME")  || { echo "vault failed with token $VAULT_TOKEN" >&2; rune_error 2 "vault failed"; } # expect: RUNE502
KEYS=$(jq -c '.data.data | keys' <<<"$DATA")
FIRST=$(jq -r '.data.data | to_entries[0].value' <<<"$DATA")
echo "first value: $FIRST" >&2 # expect: RUNE502
rune_ok "read" "$(jq -n --argjson k "$KEYS" --argjson d "$DATA" '{keys:$k, data:$d.data.data}')" # expect: RUNE501
