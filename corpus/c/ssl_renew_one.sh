#!/bin/bash
# renew the certificate of one domain via certbot
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

# make sure the tool is there before anything else
if ! command -v certbot >/dev/null 2>&1; then
    rune_error 4 "certbot is missing" '{"missing":"certbot"}'
fi

rune_init

DOMAIN=`rune_param domain ""`
if [ -z "$DOMAIN" ]; then
    rune_error 1 "domain is required" '{"missing":["domain"]}'
fi

# dry run first, so that we do not burn the rate limit
certbot renew --cert-name "$DOMAIN" --dry-run
if [ $? -ne 0 ]; then
    rune_error 3 "dry run failed" "`jq -nc --arg d "$DOMAIN" '{domain:$d}'`"
fi

if ! certbot renew --cert-name "$DOMAIN" --quiet >&2; then
    rune_error 3 "renewal failed" "`jq -nc --arg d "$DOMAIN" '{domain:$d}'`"
fi

if ! systemctl reload nginx; then
    rune_error 3 "renewed, but nginx does not reload" '{"step":"reload"}'
fi
rune_ok_kv "Certificate renewed" "domain=$DOMAIN"
