#!/usr/bin/env bash
# Sets a local password; the password travels by stdin only.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

login=$(rune_param login "")
password=$(rune_param password "")
expire=$(rune_param expire false)
min_length=$(rune_param min_length 12)

if [[ -z $login || -z $password ]]; then
  rune_error 1 "login and password are required" '{"required":["login","password"]}'
fi
if [ "${#password}" -lt "$min_length" ]; then
  rune_error 1 "the password is too short" "$(jq -nc --arg m "$min_length" '{min_length:$m}')"
fi
getent passwd "$login" >/dev/null || rune_error 2 "no such login" "$(jq -nc --arg l "$login" '{login:$l}')"

if command -v cracklib-check >/dev/null 2>&1; then
  verdict=$(cracklib-check <<<"$password" 2>/dev/null) || verdict=""
  if [[ $verdict != *': OK' ]]; then
    rune_error 1 "the password is too weak" "$(jq -nc --arg l "$login" '{login:$l, checked_by:"cracklib"}')"
  fi
  unset verdict
fi

printf '%s:%s\n' "$login" "$password" | chpasswd >/dev/null 2>&1 || rune_error 3 "chpasswd refuses" "$(jq -nc --arg l "$login" '{login:$l}')"

# the second system takes it by its API, with the secret in the body
if ! APP_PASSWORD=$password jq -nc --arg l "$login" '{login:$l, password:env.APP_PASSWORD}' |
  curl -fsS -m 10 -o /dev/null --data-binary @- https://sso.example.net/local-accounts 2>/dev/null; then
  rune_error 3 "the second system was not told" "$(jq -nc --arg l "$login" '{login:$l}')"
fi
unset password

if [[ $expire == true ]]; then
  chage -d 0 "$login" >/dev/null 2>&1 || rune_error 3 "cannot expire the password" "$(jq -nc --arg l "$login" '{login:$l}')"
fi
rune_ok_kv "password set" "login=$login" "password_set=true" "expired=$expire"
