#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN=$(rune_param domain "")
FORCE=$(rune_param force "false")

if [[ ! $DOMAIN =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "domain is malformed" '{"invalid":["domain"]}'
fi

exec 3>&1 1>&2

if [[ $FORCE != true ]] && openssl x509 -checkend 2592000 -noout -in "/etc/letsencrypt/live/$DOMAIN/cert.pem"; then
  echo "still valid for a month"
  exit 0
fi

args=(certonly --non-interactive --webroot -w /var/www/acme -d "$DOMAIN")
if [[ $FORCE == true ]]; then
  args+=(--force-renewal)
fi

if ! certbot "${args[@]}"; then
  rune_error 3 "certbot failed" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi

openssl x509 -noout -dates -in "/etc/letsencrypt/live/$DOMAIN/cert.pem"
systemctl reload nginx || rune_error 3 "reload failed" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')" >&3

echo "renewed $DOMAIN"
rune_ok "renewed" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')" >&3
