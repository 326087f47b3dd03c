#!/usr/bin/env bash
# password_set: set a local account's password and force a change at the next login
set -euo pipefail

HERE=$(dirname -- "$(readlink -e -- "${BASH_SOURCE[0]}")")
source "$HERE/rune_bpcs.sh"
rune_init

say() { printf 'password_set: %s\n' "$*"; } >&2

login=$(rune_param login "")
password=$(rune_param password "")
expire=$(rune_param force_change yes)
has_password=no
[[ -z $password ]] || has_password=yes

[[ $login =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || rune_error 1 "login is missing or malformed" '{"parameter":"login"}'
[[ $has_password == yes ]] || rune_error 1 "password is missing" '{"missing":["password"]}'
[[ $password != *[$'\n:']* ]] || rune_error 1 "password holds a colon or a line end" '{"parameter":"password"}'

entry=$(getent passwd "$login") || rune_error 2 "no such account" "$(jq -nc --arg l "$login" '{login:$l}')"
IFS=: read -r _ _ uid _ _ _ shell <<<"$entry"
if [ "$uid" -lt 1000 ]; then
  rune_error 3 "refusing to touch a system account" "$(jq -nc --arg l "$login" --argjson u "$uid" '{login:$l, uid:$u}')"
fi

say "setting the password of $login, has_password=$has_password"

# by stdin, so that ps shows nothing; chpasswd explains itself on stderr
if ! why=$(printf '%s:%s\n' "$login" "$password" | chpasswd 2>&1 >/dev/null); then
  rune_error 3 "chpasswd refused" "$(jq -nc --arg l "$login" --arg w "${why//"$password"/}" '{login:$l, reason:$w}')"
fi
unset password

if [[ $expire == yes ]]; then
  chage -d 0 "$login" >&2 || rune_error 3 "password set, but chage failed" "$(jq -nc --arg l "$login" '{login:$l}')"
fi

faillock --user "$login" --reset &>/dev/null || :
case $shell in
  */nologin|*/false) say "note: $login cannot log in anyway" ;;
esac

state=$(passwd -S "$login" 2>/dev/null | awk '{ print $2 }') || state='?'
rune_ok_kv "Password set" "login=$login" "status=$state" "force_change=$expire"
