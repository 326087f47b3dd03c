#!/usr/bin/env bash
# Logs enough to tell two tokens apart, and not the tokens.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
source "$LIB"

mask() {
  local text=$1
  printf '%s****%s' "${text:0:3}" "${text: -2}"
}

rune_init
token=$(rune_param token "")
secret_name=$(rune_param secret_name "app-token")
if ((${#token} < 16)); then
  echo "the token is too short: ${#token} characters" >&2
  rune_error 1 "the token has fewer than 16 characters" '{}'
fi
echo "storing $(mask "$token") as $secret_name, sha256 $(sha256sum <<<"$token" | cut -c1-12)" >&2
logger -t app "token ${token//?/*} received"
printf '%s' "$token" | vault kv put "secret/$secret_name" token=- >&2 || rune_error 2 "vault refused it" '{}'
rune_ok_kv "stored" secret_name="$secret_name"
