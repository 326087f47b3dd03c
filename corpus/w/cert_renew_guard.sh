#!/usr/bin/env bash
# Renew a certificate with lego when it is due, reload what uses it. Reports through one EXIT trap.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

domain=$(rune_param domain "")
days=$(rune_param days 30)
EMITTED=no
work=

answer_ok()    { EMITTED=yes; rune_ok "$1" "$2"; }
answer_error() { EMITTED=yes; rune_error "$1" "$2" "${3:-}"; }
at_exit() {
  local rc=$?
  if [[ -n $work ]]; then rm -rf -- "$work"; fi
  if [[ $EMITTED == no ]]; then
    EMITTED=yes
    rune_error 100 "renewal died" "$(jq -nc --argjson rc "$rc" '{status: $rc}')"
  fi
}
trap at_exit EXIT
trap 'answer_error 3 "renewal was interrupted" "{}"' INT TERM HUP

[[ $domain =~ ^[a-z0-9.-]+$ ]] || answer_error 1 "domain is required" '{"missing":["domain"]}'
[[ $days =~ ^[0-9]{1,3}$ ]] || answer_error 1 "days must be a number" '{"parameter":"days"}'

store=/etc/lego
cert=$store/certificates/$domain.crt
[[ -f $cert ]] || answer_error 2 "there is no certificate to renew" "$(jq -nc --arg c "$cert" '{certificate: $c}')"

if openssl x509 -in "$cert" -noout -checkend $((10#$days * 86400)) >/dev/null 2>&1; then
  answer_ok "not due" "$(jq -nc --arg d "$domain" '{domain: $d, renewed: false}')"
fi

work=$(mktemp -d)
cp -p "$cert" "$work/"
set +e
timeout 300 lego --path "$store" --email ops@example.net --domains "$domain" --http renew --days "$days" >"$work/log" 2>&1
rc=$?
set -e
case $rc in
  0)   : ;;
  124) answer_error 3 "lego took too long" '{"seconds":300}' ;;
  *)   cp -p "$work/$domain.crt" "$cert"
       answer_error 3 "lego failed" "$(tail -n 5 "$work/log" | jq -Rnc '{log: [inputs]}')" ;;
esac

reloaded=()
for unit in nginx haproxy postfix dovecot; do
  systemctl is-active --quiet "$unit" || continue
  systemctl reload "$unit" >&2 && reloaded+=("$unit")
done
answer_ok "renewed" "$(jq -nc --arg d "$domain" --args '{domain: $d, renewed: true, reloaded: $ARGS.positional}' -- "${reloaded[@]}")"
