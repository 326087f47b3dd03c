#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

user=$(rune_param user "")
action=$(rune_param action show)
bytes=$(rune_param limit "")
socket=/run/dovecot/auth-userdb

readonly E_NOUSER=67

case $user in
  ''|-*) rune_error 1 "user is required" '{"missing":["user"]}' ;;
esac
[[ -S $socket ]] || rune_error 4 "dovecot is not running here" '{"socket":"/run/dovecot/auth-userdb"}'

doveadm user "$user" >/dev/null 2>&1 || rune_error "$E_NOUSER" "no such mailbox" '{"field":"user"}'

quota() {
  doveadm -f tab quota get -u "$1" 2>/dev/null |
    while IFS=$'\t' read -r _ kind value limit _; do
      [[ $kind == STORAGE ]] || continue
      case $value in *[!0-9]*) rune_error 3 "doveadm gives nonsense" '{"field":"value"}' ;; esac
      printf '%s %s\n' "${value:-0}" "${limit:--}"
    done
}

rune_out user "$user"
used=0 limit=-
read -r used limit < <(quota "$user") || true
rune_out used_kb "${used:-0}"
rune_out limit_kb "${limit:--}"

case $action in
  show) ;;
  recalc)
    if ! doveadm quota recalc -u "$user" >/dev/null 2>&1; then
      rune_err 3 "recalculation failed"
    fi
    ;;
  set)
    [[ $bytes =~ ^[0-9]+[KMGT]?$ ]] || rune_error 1 "limit: a number with K, M, G or T" '{"field":"limit"}'
    if ! setfattr -n user.quota -v "$bytes" "/var/vmail/$user" 2>/dev/null; then
      rune_err "cannot store the limit of $user"
    else
      rune_out new_limit "$bytes"
    fi
    ;;
  *) rune_error 1 "action: show, recalc or set" ;;
esac

rune_finish "quota: $action"
