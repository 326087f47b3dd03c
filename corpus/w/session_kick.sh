#!/usr/bin/env bash
# End the sessions of a leaver: TERM first, KILL for what is left, then lock the account.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

login=$(rune_param login "")
grace=$(rune_param grace 5)
reason=$(rune_param reason "")
[[ $login =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "bad login" '{"parameter":"login"}'
[[ $grace =~ ^[0-9]{1,2}$ ]] || rune_error 1 "bad grace" '{"parameter":"grace"}'

if ! uid=$(id -u -- "$login" 2>/dev/null); then
  rune_error 2 "no such login" "$(jq -nc --arg l "$login" '{login: $l}')"
fi
if [[ $uid -lt 1000 ]]; then
  echo "refusing to kick the system account $login" >&2
  exit 3
fi

mapfile -t ttys < <(who | awk -v u="$login" '$1 == u { print $2 }')
if [[ -z $reason ]]; then
  read -r reason || reason="session closed by the administrator"
fi
for tty in "${ttys[@]}"; do
  printf '\r\n*** %s ***\r\n' "$reason" >"/dev/$tty" 2>/dev/null || true
done

state=term
left=0
until [[ $state == done ]]; do
  case $state in
    term) pkill -TERM -U "$uid" || true; sleep "$grace"; state=check ;;
    check)
      left=$(pgrep -c -U "$uid" || true)
      if [[ ${left:-0} -eq 0 ]]; then state=lock; else state=kill; fi ;;
    kill) pkill -KILL -U "$uid" || true; state=lock ;;
    lock)
      usermod --lock "$login" >&2 || rune_error 3 "account could not be locked" "$(jq -nc --arg l "$login" '{login: $l}')"
      state=done ;;
  esac
done

rune_ok "sessions ended" "$(jq -nc --arg l "$login" --argjson k "${left:-0}" --args '{login: $l, killed: $k, ttys: $ARGS.positional}' -- "${ttys[@]}")"
