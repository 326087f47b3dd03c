#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ca=$(rune_param ca issuing)
pass=$(rune_param ca_password "")
host=$(rune_param web_host crl.example.net)
secret_name=$(rune_param secret_name ca-issuing)
key_file=/etc/pki/$ca/ca.key

case $ca in
  root|issuing|vpn) ;;
  *) rune_error 1 "no such authority" '{"known":["root","issuing","vpn"]}' ;;
esac
case $host in
  crl.example.net|crl2.example.net) ;;
  *) rune_error 1 "web_host is not one of ours" "{}" ;;
esac
[ -f "$key_file" ] || rune_error 4 "authority has no key here" "$(jq -nc --arg k "$key_file" '{key_file: $k}')"

has_password=false
set -- -gencrl -config "/etc/pki/$ca/openssl.cnf" -keyfile "$key_file"
if [ -n "$pass" ]; then
  has_password=true
  set -- "$@" -passin env:CA_PASS
fi

crl=$(mktemp)
trap 'rm -f "$crl" "$crl.der"' EXIT

CA_PASS=$pass openssl ca "$@" -out "$crl" </dev/null 2>/dev/null ||
  rune_error 3 "openssl could not make the list" '{"step":"gencrl"}'
openssl crl -in "$crl" -outform DER -out "$crl.der" 2>/dev/null || rune_error 3 "list is not readable"

revoked=$(openssl crl -in "$crl" -noout -text 2>/dev/null | grep -c 'Serial Number:') || revoked=0
next=$(openssl crl -in "$crl" -noout -nextupdate 2>/dev/null) || next=nextUpdate=unknown

scp -q -o BatchMode=yes "$crl.der" "crl@$host:www/$ca.crl.new" </dev/null >/dev/null 2>&1 ||
  rune_error 2 "cannot copy to the web host" "$(jq -nc --arg h "$host" '{host: $h}')"
ssh -n -o BatchMode=yes "crl@$host" "mv www/$ca.crl.new www/$ca.crl" >&2 ||
  rune_error 3 "list was copied, not published"

rune_ok "revocation list published" "$(jq -nc --arg c "$ca" --arg n "${next#*=}" --arg s "$secret_name" \
  --argjson r "$revoked" --argjson p "$has_password" \
  '{ca: $c, next_update: $n, revoked: $r, has_password: $p, secret_name: $s}')"
