#!/usr/bin/env bash
# revoke a certificate of the internal CA and publish the CRL
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

LOG=/var/log/ca/revoke.log
mkdir -p /var/log/ca
CA=/srv/ca

serial="$(rune_param serial "")"
if ! [[ "$serial" =~ ^[0-9A-F]{2,40}$ ]]; then
  rune_error 1 "serial must be upper case hex" '{"parameter":"serial"}'
fi

revoke() {
  echo "revoking $serial"
  if ! openssl ca -config "$CA/openssl.cnf" -revoke "$CA/newcerts/$serial.pem"; then
    rune_error 3 "openssl ca -revoke failed" "$(jq -nc --arg s "$serial" '{serial:$s}')"
  fi
  if ! openssl ca -config "$CA/openssl.cnf" -gencrl -out "$CA/crl.pem"; then
    rune_error 3 "openssl ca -gencrl failed" '{"step":"gencrl"}'
  fi
}

revoke >>"$LOG" 2>&1

if ! cp "$CA/crl.pem" /srv/www/crl/crl.pem; then
  rune_error 2 "CRL not published" '{"step":"publish"}'
fi
next="$(openssl crl -in "$CA/crl.pem" -noout -nextupdate 2>/dev/null || true)"
rune_ok "Revoked" "$(jq -nc --arg s "$serial" --arg n "${next#nextUpdate=}" '{serial:$s, next_update:$n}')"
