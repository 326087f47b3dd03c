#!/usr/bin/env bash
# =============================================================================
# Plugin   : tls_deploy
# Purpose  : Copies a renewed certificate to the mail and web front ends
# Owner    : Platform Operations / PKI
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

CERT_NAME="$(rune_param name "")"
SOURCE_DIR="/etc/letsencrypt/live/${CERT_NAME}"
STAPLE="$(rune_param ocsp_warmup "yes")"

reply_ok()    { rune_ok "$@" >&3; }
reply_error() { rune_error "$@" >&3; }

[[ "${CERT_NAME}" =~ ^[a-z0-9.-]+$ ]] || reply_error 1 "Invalid certificate name" '{"param":"name"}'
[[ -f "${SOURCE_DIR}/fullchain.pem" ]] || reply_error 2 "No such certificate" "{\"name\":\"${CERT_NAME}\"}"

cert_mod="$(openssl x509 -noout -pubkey -in "${SOURCE_DIR}/fullchain.pem" | sha256sum)" || reply_error 3 "Certificate is damaged" '{"file":"fullchain.pem"}'
key_mod="$(openssl pkey -pubout -in "${SOURCE_DIR}/privkey.pem" 2>/dev/null | sha256sum)" || reply_error 3 "Key is damaged" '{"file":"privkey.pem"}'
[[ "${cert_mod}" == "${key_mod}" ]] || reply_error 3 "Key and certificate do not match" '{"match":false}'

declare -a done_hosts=()
while IFS= read -r host; do
  echo "deploying to ${host}"
  rsync -rtL --chmod=F640 -e 'ssh -o BatchMode=yes' "${SOURCE_DIR}/" "root@${host}:/etc/ssl/hostco/${CERT_NAME}/" </dev/null || reply_error 2 "Copy failed" "$(jq -nc --arg h "${host}" '{host:$h}')"
  ssh -n -o BatchMode=yes "root@${host}" 'systemctl reload nginx postfix dovecot' || reply_error 3 "Reload failed" "$(jq -nc --arg h "${host}" '{host:$h}')"
  done_hosts+=("${host}")
done < <(rune_param_json hosts '["mx1.hostco.example","web1.hostco.example"]' | jq -r '.[]')

if [[ "${STAPLE}" == "yes" ]]; then
  for host in "${done_hosts[@]}"; do
    nohup openssl s_client -connect "${host}:443" -servername "${CERT_NAME}" -status </dev/null >/dev/null 2>&1 &
  done
fi
reply_ok "Certificate deployed" "$(jq -nc '{hosts:$ARGS.positional}' --args "${done_hosts[@]}")"
