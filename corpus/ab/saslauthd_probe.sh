#!/usr/bin/env bash
# Try a login against saslauthd; the password comes in the message and stays here.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

login=$(rune_param login "")
service=$(rune_param service smtp)
probe_password=$(rune_param password "")
case $service in smtp | imap | sieve) ;; *) rune_error 1 "Unknown service" '{"allowed":["smtp","imap","sieve"]}' ;; esac
[[ -n $login && -n $probe_password ]] || rune_error 1 "login and password are needed" '{"missing":["login","password"]}'

sock=/run/saslauthd/mux
[[ -e $sock ]] || rune_error 4 "saslauthd has no socket" "$(jq -nc --arg s "$sock" '{socket:$s}')"

# wire format: four counted strings
counted() {
  local LC_ALL=C n=${#1}
  printf "\\x$(printf %02x $((n / 256)))\\x$(printf %02x $((n % 256)))"
  printf '%s' "$1"
}

answer=$(
  { counted "$login"; counted "$probe_password"; counted "$service"; counted ""; } |
    timeout 10 socat -t 5 - "UNIX-CONNECT:$sock" 2>/dev/null | tr -d '\000'
) || answer=""
unset probe_password

out=$(jq -nc --arg l "$login" --arg s "$service" --argjson h true '{login:$l, service:$s, has_password:$h}')
case ${answer#?} in
  OK*) rune_ok "Login works" "$out" ;;
  NO*) rune_error 3 "Login was refused" "$out" ;;
  *) rune_error 2 "saslauthd does not answer" "$out" ;;
esac
