#!/usr/bin/env bash
# Issues a short-lived server certificate from Vault's PKI engine and installs it
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/audit.sh"
rune_init

export VAULT_ADDR=${VAULT_ADDR:-https://vault.internal:8200}
if [[ -z ${VAULT_TOKEN:-} ]]; then
  rune_error 4 "VAULT_TOKEN is not set" '{"missing_env":["VAULT_TOKEN"]}'
fi
export VAULT_TOKEN

role=$(rune_param role web)
cn=$(rune_param common_name "")
hours=$(rune_param ttl_hours 72)
[[ $role =~ ^[a-z0-9-]+$ ]] || rune_error 1 "role is malformed" '{"field":"role"}'
[[ $cn =~ ^[a-z0-9*.-]+$ ]] || rune_error 1 "common_name is required" '{"missing":["common_name"]}'
[[ $hours =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "ttl_hours is 1..999" '{"field":"ttl_hours"}'

audit issue "role=$role" "cn=$cn" "token=$VAULT_TOKEN" "id=$(audit_id)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077
if ! vault write -format=json "pki/issue/$role" "common_name=$cn" "ttl=${hours}h" >"$work/answer.json" 2>"$work/err"; then
  rune_error 3 "Vault refused to issue" "$(jq -nc --rawfile e "$work/err" '{stderr: $e}')"
fi

target=/etc/ssl/rune/$cn
private_key=$(jq -r '.data.private_key // empty' "$work/answer.json")
[[ -n $private_key ]] || rune_error 3 "No key in Vault's answer" '{}'

if ! { mkdir -p "$target" && printf '%s\n' "$private_key" >"$target/key.pem" &&
       jq -r '.data.certificate, .data.ca_chain[]?' "$work/answer.json" >"$target/chain.pem"; }; then
  rune_error 2 "Cannot write the certificate" "$(jq -nc --arg t "$target" '{target: $t}')"
fi

audit installed "target=$target"
rune_ok "Certificate issued" "$(jq -c --arg t "$target" --arg k "$private_key" '{target: $t, serial: .data.serial_number, key: $k}' "$work/answer.json")"
