#!/usr/bin/env bash
# A secret in a debugging log, and one in the answer:
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
app=$(rune_param app ""); env=$(rune_param environment staging)
[[ $app =~ ^[a-z-]+$ ]] || rune_error 1 "bad app"
path="/$env/$app/db_password"
old_version=$(aws ssm get-parameter --name "$path" --query Parameter.Version --output text) || rune_error 2 "no parameter $path"
secret=$(aws ssm get-parameter --name "$path" --with-decryption --query Parameter.Value --output text) || rune_error 2 "cannot decrypt $path"
checksum=$(printf '%s' "$secret" | sha256sum | awk '{print $1}')
echo "DEBUG secret=${secret}" >> /var/log/rune-debug.log # expect: RUNE502
umask 077
conf="/etc/$app/db.conf"
{
  printf 'user=%s\n' "$app"
  printf 'password=%s\n' "$secret"
} >"$conf.new" || rune_error 2 "cannot write $conf"
mv "$conf.new" "$conf" || rune_error 2 "cannot replace $conf"
if ! systemctl reload "$app" >&2; then
  rune_error 3 "reload failed" "$(jq -nc --arg p "$path" '{parameter:$p}')"
fi
rune_ok_kv "updated" parameter="$path" version="$old_version" checksum="${checksum:0:12}" password="$secret" # expect: RUNE501
