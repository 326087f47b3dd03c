#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "cert_renew aborted" "{}"' EXIT

DOMAIN=$(rune_param domain "")
LIVE=/etc/letsencrypt/live/$DOMAIN/cert.pem
[[ -n $DOMAIN ]] || rune_error 1 "domain is required" '{"missing":["domain"]}'

openssl x509 -noout -checkend 2592000 -in "$LIVE" || true

certbot renew --quiet --cert-name "$DOMAIN" --deploy-hook 'systemctl reload nginx'

end=$(openssl x509 -noout -enddate -in "$LIVE")
rune_ok "renewed" "$(jq -nc --arg d "$DOMAIN" --arg e "${end#*=}" '{domain:$d, not_after:$e}')"
