#!/usr/bin/env bash
#
# Adds a local user to the box.
# Written by: ops team
#
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

rune_init

USERNAME="$(rune_param username "")"
SHELL_PATH="$(rune_param shell "/bin/bash")"
GROUPS_WANTED="$(rune_param groups "")"

if [ -z "$USERNAME" ]
then
  rune_error 1 "username is required" '{"missing":["username"]}'
fi

# only normal names please
if ! echo "$USERNAME" | grep -Eq '^[a-z_][a-z0-9_-]{0,30}$'; then
  rune_error 1 "username has bad characters" "$(jq -nc --arg u "$USERNAME" '{username:$u}')"
fi

# does the user exist allready?
if id "$USERNAME" >/dev/null 2>&1; then
  echo "user exists" 1>&2
  rune_ok "User already exists" "$(jq -nc --arg u "$USERNAME" '{username:$u, created:false}')"
fi

# create the user
# (useradd talks a lot on some distros)
useradd -m -s "$SHELL_PATH" "$USERNAME" >/dev/null 2>/tmp/useradd.$$ || {
  ERRTEXT="$(cat /tmp/useradd.$$ 2>/dev/null || true)"
  rm -f /tmp/useradd.$$
  rune_error 2 "useradd failed" "$(jq -nc --arg e "$ERRTEXT" --arg u "$USERNAME" '{username:$u, stderr:$e}')"
}
rm -f /tmp/useradd.$$

# groups
BADGROUPS=""
for G in $GROUPS_WANTED
do
  if usermod -aG "$G" "$USERNAME" 1>&2
  then
    echo "added to $G" >&2
  else
    BADGROUPS="$BADGROUPS $G"
  fi
done

if [ -n "$BADGROUPS" ]; then
  rune_error 3 "User was created but not all groups" "$(jq -nc --arg u "$USERNAME" --arg g "$BADGROUPS" '{username:$u, failed_groups:($g|split(" ")|map(select(length>0)))}')"
fi

rune_ok_kv "User created" "username=$USERNAME" "shell=$SHELL_PATH"
