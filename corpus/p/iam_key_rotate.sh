#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

iam()     { aws iam --output json "$@"; }
keys()    { iam list-access-keys --user-name "$1" --query 'AccessKeyMetadata[].{id:AccessKeyId,s:Status,at:CreateDate}'; }
oldest()  { jq -r 'sort_by(.at) | .[0].id // ""'; }
count()   { jq 'length'; }
params()  { rune_all_params; }
store()   { vault kv put "$1" - >/dev/null; }
fail()    { rune_error "$1" "$2" "$(jq -nc --argjson p "$(params)" '{parameters:$p}')"; }

user=$(rune_param user "")
path=$(rune_param vault_path "secret/iam/$user")
VAULT_TOKEN=$(rune_param vault_token ""); export VAULT_TOKEN
[[ -n $user ]] || fail 1 "user is required"

have=$(keys "$user") || fail 2 "cannot list access keys"
(( $(count <<<"$have") < 2 )) || fail 3 "user has two keys already"
old=$(oldest <<<"$have") || old=

new=$(iam create-access-key --user-name "$user") || fail 2 "create-access-key failed"
jq -c '.AccessKey | {access_key_id:.AccessKeyId, secret_access_key:.SecretAccessKey}' <<<"$new" | store "$path" || fail 3 "vault did not take the new key"
id=$(jq -r '.AccessKey.AccessKeyId' <<<"$new") || id=

[[ -z $old ]] || iam update-access-key --user-name "$user" --access-key-id "$old" --status Inactive >&2 || rune_error 404 "old key not disabled" '{}'
rune_ok "key rotated" "$(jq -nc --arg u "$user" --arg n "$id" --arg o "$old" --arg p "$path" '{user:$u, new_key_id:$n, disabled:$o, stored:$p}')"
