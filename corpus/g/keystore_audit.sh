#!/usr/bin/env bash
# Which keystores are readable, how many tokens lie in them, which are old.
set -Eeuo pipefail
IFS=$'\n\t'

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

key_path=$(rune_param key_path /etc/ssl/private/service.key)
secret_name=$(rune_param secret_name "")
token_dir=$(rune_param token_dir /run/tokens)
strict=$(rune_param strict false)

[[ -n $secret_name ]] || rune_error 1 "secret_name is required" '{"missing":["secret_name"]}'

has_password=false
if [[ -r $key_path ]]; then
  if grep -q 'ENCRYPTED' "$key_path"; then
    has_password=true
  fi
else
  echo "cannot read key file $key_path" >&2
fi

token_count=0
oldest=0
for f in "$token_dir"/*.token; do
  [[ -e $f ]] || continue
  token_count=$((token_count + 1))
  age=$(($(date +%s) - $(stat -c %Y "$f" 2>/dev/null || date +%s)))
  if ((age > oldest)); then
    oldest=$age
  fi
done

if [[ $strict == true && $has_password == false ]]; then
  rune_error_kv 3 "key is not protected" "key_path=$key_path" "secret_name=$secret_name"
fi
echo "$token_count tokens in $token_dir, secret $secret_name" >&2
rune_ok_kv "audited" "key_path=$key_path" "has_password=$has_password" "secret_name=$secret_name" "token_count=$token_count" "oldest_seconds=$oldest"
