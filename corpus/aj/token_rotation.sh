#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

readonly VAULT_ADDR=https://vault.internal:8200
readonly TARGET_DIR=/etc/agent
export VAULT_ADDR

log() { printf 'ts=%(%FT%TZ)T lvl=%s %s\n' -1 "$1" "${*:2}" >&2; }

secret_name=$(rune_param secret_name "")
VAULT_TOKEN=$(rune_param vault_token "")
export VAULT_TOKEN

[[ $secret_name =~ ^[a-z0-9/_-]+$ ]] || rune_error 1 "secret_name has a bad form" "$(jq -nc --arg n "$secret_name" '{secret_name: $n}')"
if [[ -z $VAULT_TOKEN ]]; then
  rune_error 1 "vault_token is missing" '{"missing":["vault_token"]}'
fi
[[ -d $TARGET_DIR ]] || rune_error 4 "Agent is not installed on this host" "$(jq -nc --arg d "$TARGET_DIR" '{directory: $d}')"

umask 077
staging=$(mktemp "$TARGET_DIR/.token.XXXXXX") || rune_error 2 "Cannot write to the target directory" '{}'
trap 'rm -f -- "$staging"' EXIT

fetched=no
for pause in 0 2 6; do
  sleep "$pause"
  if vault kv get -format=json "secret/$secret_name" 2>/dev/null | jq -er '.data.data.token' >"$staging"; then
    fetched=yes
    break
  fi
  log warn "secret_name=$secret_name result=unavailable"
done
if [[ $fetched == no ]]; then
  rune_error 2 "Vault did not deliver" "$(jq -nc --arg n "$secret_name" '{secret_name: $n}')"
fi

token_file=$TARGET_DIR/token
token_bytes=$(stat -c %s "$staging") || token_bytes=0
if cmp -s "$staging" "$token_file"; then
  rune_ok_kv "Token is current" "changed=false" "token_file=$token_file"
fi

mv -f -- "$staging" "$token_file" || rune_error 2 "Cannot replace the token file" "$(jq -nc --arg f "$token_file" '{file: $f}')"
if ! systemctl kill --signal=HUP agent.service >&2; then
  rune_error 3 "Agent was not told" '{"unit":"agent.service"}'
fi
log info "secret_name=$secret_name result=replaced bytes=$token_bytes"
rune_ok "Token replaced" "$(jq -nc --arg f "$token_file" --arg b "$token_bytes" '{changed: true, token_file: $f, bytes: ($b | tonumber)}')"
