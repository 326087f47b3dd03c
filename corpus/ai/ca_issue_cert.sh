#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

cn=$(rune_param common_name "")
days=$(rune_param days 397)
capass=$(rune_param ca_password "")
ca=/etc/pki/issuing

[[ $cn =~ ^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$ ]] || rune_error 1 "common_name is no host name" '{"field":"common_name"}'
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "days is no number" '{"field":"days"}'
[[ -n $capass ]] || rune_error 1 "ca_password is required" '{"missing":["ca_password"]}'
[[ -r $ca/ca.key && -r $ca/ca.crt ]] || rune_error 4 "issuing CA is not set up here"

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/req.cnf" <<CNF
[ req ]
prompt = no
distinguished_name = dn
[ dn ]
CN = $cn
[ ext ]
subjectAltName = DNS:$cn
extendedKeyUsage = serverAuth
CNF

failed() {
  rune_error 3 "$1 failed" "$(jq -nc --rawfile e "$work/err" '{stderr: $e}')"
}

openssl req -new -newkey rsa:3072 -nodes -config "$work/req.cnf" \
  -keyout "$work/key.pem" -out "$work/req.pem" 2>"$work/err" || failed request

openssl x509 -req -passin "pass:$capass" -in "$work/req.pem" -CA "$ca/ca.crt" -CAkey "$ca/ca.key" \
  -CAcreateserial -extfile "$work/req.cnf" -extensions ext -days "$days" \
  -out "$work/cert.pem" >/dev/null 2>"$work/err" || failed signing

serial=$(openssl x509 -in "$work/cert.pem" -noout -serial) || serial=serial=unknown
install -m 0644 "$work/cert.pem" "/etc/pki/issued/$cn.pem" || rune_error 2 "cannot store the certificate"

private_key=$(<"$work/key.pem")
rune_out serial "${serial#serial=}"
rune_out certificate "/etc/pki/issued/$cn.pem"
rune_out key "$private_key"
rune_finish "certificate issued"
