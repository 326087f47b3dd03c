#!/usr/bin/env bash
# No errexit here on purpose: each step is looked at.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NAME=$(rune_param user "")
SHELL_PATH=$(rune_param shell "/bin/bash")

if [[ ! $NAME =~ ^[a-z_][a-z0-9_-]{0,30}$ ]]; then
  rune_error 1 "Bad user name" "$(jq -nc --arg u "$NAME" '{user:$u}')"
fi

getent passwd "$NAME" >/dev/null
case $? in
  0) rune_ok "User exists" "$(jq -nc --arg u "$NAME" '{user:$u, created:false}')" ;;
  2) : ;;
  *) rune_error 2 "getent failed" '{}' ;;
esac

err=$(useradd -m -s "$SHELL_PATH" "$NAME" 2>&1)
rc=$?
if [ $rc -ne 0 ]; then
  rune_error 3 "useradd failed" "$(jq -nc --arg e "$err" --argjson rc "$rc" '{stderr:$e, status:$rc}')"
fi

uid=$(id -u "$NAME" 2>/dev/null)
[[ $uid =~ ^[0-9]+$ ]] || rune_error 3 "No uid after creation" '{}'

chmod 0700 "/home/$NAME" 2>/dev/null
ls -ld "/home/$NAME" >&2
rune_ok "User created" "$(jq -nc --arg u "$NAME" --argjson id "$uid" '{user:$u, uid:$id, created:true}')"
