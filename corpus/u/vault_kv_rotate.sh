#!/usr/bin/env bash
set -euo pipefail
readonly SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

declare -A opt=(
  [addr]=$(rune_param vault_addr "https://vault.service.consul:8200")
  [mount]=$(rune_param mount "kv")
  [path]=$(rune_param path "")
)
token=$(rune_param vault_token "")
[[ ${opt[path]} =~ ^[A-Za-z0-9/_-]+$ ]] || rune_error 1 "path is missing or malformed" '{"field":"path"}'
[[ -n $token ]] || rune_error 1 "vault_token is missing" '{"field":"vault_token"}'

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
chmod 700 "$tmp"

api() {
  local method=$1 url=$2
  shift 2
  curl -fsS --max-time 20 -X "$method" -H "X-Vault-Token: $token" "$@" "${opt[addr]}/v1/$url"
}

if ! api GET "${opt[mount]}/metadata/${opt[path]}" -o "$tmp/meta.json"; then
  rune_error 2 "secret does not exist" "$(jq -nc --arg p "${opt[path]}" '{path:$p}')"
fi
old=$(jq -r '.data.current_version' "$tmp/meta.json") || old=0

new_password=$(openssl rand -base64 24) || rune_error 2 "no randomness" '{"tool":"openssl"}'
jq -n --arg v "$new_password" '{data:{value:$v}}' >"$tmp/body.json"

api POST "${opt[mount]}/data/${opt[path]}" --data @"$tmp/body.json" -o "$tmp/answer.json" ||
  rune_error 3 "vault refused the new version" "$(jq -nc --arg v "$old" '{version:$v}')"
now=$(jq -r '.data.version' "$tmp/answer.json") || now=unknown

rune_ok_kv "secret rotated" "path=${opt[path]}" "previous_version=$old" "version=$now" "value=$new_password"
