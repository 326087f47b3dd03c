#!/usr/bin/env bash
# What the plugin itself has written into a file is a secret still when it is read again, however that is done.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

user=$(rune_param user deploy)
api_password=$(rune_param api_password "")
ldap_password=$(rune_param ldap_password "")
rc=$(mktemp)
trap 'rm -f "$rc" /run/example.conf' EXIT
( umask 077; printf 'user = "%s:%s"\n' "$user" "$api_password" >"$rc" )
cat >/run/example.conf <<EOF
login $user
password $ldap_password
EOF
if ! curl -fsS -K "$rc" -o /dev/null https://repo.example; then
  cat "$rc" >&2 # expect: RUNE502
  rune_error 2 "no login" "$(jq -nc --rawfile c "$rc" '{config: $c}')" # expect: RUNE501
fi
shown=$(</run/example.conf)
rune_ok "done" "$(jq -nc --arg s "$shown" '{config: $s}')" # expect: RUNE501
