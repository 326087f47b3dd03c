#!/usr/bin/env bash
# lock an account, end its sessions, and archive the home directory
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

login="$(rune_param login "")"
if [[ ! "$login" =~ ^[a-z_][a-z0-9_-]{0,31}$ ]]; then
  rune_error 1 "login is not a valid account name" '{"parameter":"login"}'
fi
case "$login" in
  root|daemon|nobody|rune) rune_error 1 "this account is protected" '{"protected":["root","daemon","nobody","rune"]}' ;;
esac

# name:x:uid:gid:gecos:home:shell
entry="$(getent passwd "$login" || true)"
if [[ -z "$entry" ]]; then
  rune_error 2 "no such account" "$(jq -nc --arg l "$login" '{login:$l}')"
fi
IFS=: read -r _ _ uid _ _ home _ <<<"$entry"
if [ "$uid" -lt 1000 ]; then
  rune_error 1 "system account" "$(jq -nc --arg u "$uid" '{uid:$u}')"
fi

{
  echo "locking $login"
  passwd -l "$login" || rune_err 3 "cannot lock"
  chage -E 0 "$login" || rune_err 3 "cannot expire"
  gpasswd -d "$login" wheel || true
} >&2

# no session is fine
pkill -KILL -u "$login" || true
crontab -r -u "$login" 2>/dev/null || :

archived=no
if [[ -d "$home" ]]; then
  mkdir -p /srv/offboarded
  if tar -C / -czf "/srv/offboarded/$login.tar.gz" "${home#/}" 2>/dev/null; then
    archived=yes
  else
    rune_err 3 "home directory not archived"
  fi
fi

rune_out login "$login"
rune_out "archived=$archived"
rune_finish "offboarded"
