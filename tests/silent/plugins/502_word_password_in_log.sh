#!/usr/bin/env bash
# The log speaks about a password and shows whether one is set, not the value.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
login=$(rune_param login "")
password=$(rune_param password "")
[[ $login =~ ^[a-z]+$ ]] || rune_error 1 "Bad login name"
echo "new password for $login is ${password:+set}" >&2
logger -t rune "password of $login will be changed" || true
chpasswd <<<"$login:$password" || rune_error 3 "Password was not changed"
rune_ok_kv "Password changed" "login=$login"
