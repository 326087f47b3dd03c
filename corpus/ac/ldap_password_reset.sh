#!/usr/bin/env bash
# Set a directory user's password. Nothing confidential goes to argv, the log or the answer.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init

umask 077
scratch=$(mktemp -d /dev/shm/rune.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
trap 'rune_error 100 "terminated by a signal"' INT TERM HUP

conf=/etc/rune/ldap.conf
[[ -r $conf ]] || rune_error 4 "configuration is missing" '{"file":"/etc/rune/ldap.conf"}'

uri= base= bind_dn= bind_password_file=
while IFS='=' read -r k v || [[ -n $k ]]; do
  case $k in
    uri) uri=$v ;;
    base) base=$v ;;
    bind_dn) bind_dn=$v ;;
    bind_password_file) bind_password_file=$v ;;
    ''|'#'*) ;;
    *) printf 'unknown setting %s\n' "$k" >&2 ;;
  esac
done <"$conf"

for need in uri base bind_dn bind_password_file; do
  [[ -n ${!need} ]] || rune_error 4 "setting missing in configuration" "$(jq -nc --arg s "$need" '{setting:$s}')"
done
[[ -r $bind_password_file ]] || rune_error 4 "bind password file is not readable"

uid=$(rune_param uid "")
new_password=$(rune_param new_password "")
[[ $uid =~ ^[a-z][a-z0-9._-]{1,31}$ ]] || rune_error 1 "uid is missing or malformed"
(( ${#new_password} >= 12 )) || rune_error 1 "password is shorter than 12 characters" '{"min_length":12}'

printf '%s' "$new_password" >"$scratch/new"
unset new_password

auth=(-x -H "$uri" -D "$bind_dn" -y "$bind_password_file" -o nettimeout=10)

if ! found=$(ldapsearch "${auth[@]}" -LLL -o ldif-wrap=no -b "$base" "(&(objectClass=inetOrgPerson)(uid=$uid))" dn 2>"$scratch/err" </dev/null); then
  rune_error 2 "directory cannot be searched" "$(jq -nc --rawfile e "$scratch/err" '{error:$e[0:500]}')"
fi

mapfile -t dns < <(sed -n 's/^dn: //p' <<<"$found")
case ${#dns[@]} in
  0) rune_error 2 "no such user" "$(jq -nc --arg u "$uid" '{uid:$u}')" ;;
  1) ;;
  *) rune_error 3 "uid is not unique" "$(jq -nc --arg u "$uid" '{uid:$u, entries:$ARGS.positional}' --args "${dns[@]}")" ;;
esac

rc=0
ldappasswd "${auth[@]}" -T "$scratch/new" "${dns[0]}" </dev/null >/dev/null 2>"$scratch/err" || rc=$?
case $rc in
  0)  rune_ok "Password changed" "$(jq -nc --arg d "${dns[0]}" '{dn:$d}')" ;;
  19) rune_error 3 "Directory policy refuses this value" ;;
  50) rune_error 4 "Bind user may not change this entry" ;;
  *)  rune_error 3 "ldappasswd failed" "$(jq -nc --arg c "$rc" '{status:($c|tonumber)}')" ;;
esac
