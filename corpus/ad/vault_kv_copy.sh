#!/usr/bin/env bash
# Copy a KV v2 secret to another path (same Vault, same mount).
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A in=()
for k in mount source target; do
  in[$k]=$(rune_param "$k" '')
done
: "${in[mount]:=secret}"
overwrite=$(rune_param overwrite false)

for k in source target; do
  [[ ${in[$k]} =~ ^[a-z0-9/_-]+$ ]] || rune_error 1 "bad $k path" "$(jq -nc --arg p "$k" '{parameter:$p}')"
done

export VAULT_ADDR=${VAULT_ADDR:-https://vault.service.consul:8200}
VAULT_TOKEN=$(cat /run/vault-agent/token 2>/dev/null) || rune_error 4 "no agent token" '{"file":"/run/vault-agent/token"}'
export VAULT_TOKEN

if ! doc=$(vault kv get -mount="${in[mount]}" -format=json "${in[source]}" 2>/dev/null); then
  rune_error 2 "source cannot be read" "$(jq -nc --arg path "${in[source]}" --arg token "$VAULT_TOKEN" '$ARGS.named')"
fi

if [[ $overwrite != true ]] && vault kv metadata get -mount="${in[mount]}" "${in[target]}" &>/dev/null; then
  rune_error 3 "target exists" "$(jq -nc --arg p "${in[target]}" '{path:$p}')"
fi

jq -c '.data.data' <<<"$doc" | vault kv put -mount="${in[mount]}" "${in[target]}" - >/dev/null ||
  rune_error 3 "target cannot be written" "$(jq -nc --arg p "${in[target]}" '{path:$p}')"

fields=$(jq -c '.data.data | keys' <<<"$doc") || fields='[]'
rune_ok_kv "copied" "source=${in[source]}" "target=${in[target]}" "fields=$fields"
