#!/usr/bin/env bash
# does the chain file fit the certificate?
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

command -v openssl || rune_error 4 "openssl missing" '{"missing":"openssl"}'

cert="$(rune_param cert "")"
chain="$(rune_param chain "/etc/ssl/chain.pem")"

if [[ ! -f "$cert" ]]; then
  rune_emit "certificate $cert not found" 2
fi

subject="$(openssl x509 -in "$cert" -noout -subject)"

if ! openssl verify -untrusted "$chain" "$cert"; then
  rune_error 3 "Chain does not verify" "{\"cert\": \"$cert\", \"chain\": \"$chain\"}"
fi

fpr="$(openssl x509 -in "$cert" -noout -fingerprint -sha256 2>/dev/null || true)"
rune_ok "Chain is fine" "$(jq -nc --arg s "$subject" --arg f "${fpr#*=}" '{subject:$s, fingerprint:$f}')"
