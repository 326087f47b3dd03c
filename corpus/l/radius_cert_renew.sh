#!/usr/bin/env bash
# Renew the EAP server certificate of FreeRADIUS with the internal CA (step), keep the old one when the server refuses.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

certs=/etc/freeradius/3.0/certs
name=$(rune_param name "")
days=$(rune_param renew_before_days 21)

oops()     { rune_error "$1" "$2" "$(jq -nc --arg n "$name" '{name:$n}')"; }
fresh()    { openssl x509 -in "$certs/server.pem" -noout -checkend $(( $1 * 86400 )) >/dev/null 2>&1; }
expiry()   { openssl x509 -in "$1" -noout -enddate 2>/dev/null | cut -d= -f2; }
describe() { jq -nc --arg n "$name" --arg e "$(expiry "$certs/server.pem")" --argjson r "$1" '{name:$n, not_after:$e, renewed:$r}'; }
put_back() { cp -p "$work/server.pem" "$work/server.key" "$certs/"; }

[[ $name =~ ^[a-z0-9.-]+$ ]] || oops 1 "name is not a host name"
[[ $days =~ ^[1-9][0-9]{0,2}$ ]] || oops 1 "renew_before_days is not a number"
command -v step >/dev/null || oops 4 "step is not installed"

if fresh "$days"; then
  ( rune_ok "certificate is fresh" "$(describe false)" )
fi

work=$(mktemp -d)
mkdir -p /var/log/rune
trap 'rm -rf "$work"' EXIT
cp -p "$certs/server.pem" "$certs/server.key" "$work/" 2>/dev/null || oops 2 "no present certificate"
{
  date
  step ca renew --force "$certs/server.pem" "$certs/server.key" </dev/null || oops 3 "the CA did not renew"
} >>/var/log/rune/radius_cert.log 2>&1

if ! freeradius -XC >"$work/check" 2>&1; then
  put_back || oops 100 "cannot put the old certificate back"
  oops 3 "freeradius does not accept the certificate"
fi
systemctl restart freeradius 2>/dev/null || oops 3 "freeradius does not start"
rune_ok "certificate renewed" "$(describe true)"
