#!/usr/bin/env bash
#
# certbot_renew - renew one certificate and reload the services that use it
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

LIVE="/etc/letsencrypt/live"

log() { printf '%s certbot_renew: %s\n' "$(date -Is)" "$*" >&2; }

days_left() {
  local end
  end="$(openssl x509 -noout -enddate -in "$1" 2>/dev/null)" || return 1
  printf '%s' "$(( ( $(date -d "${end#*=}" +%s) - $(date +%s) ) / 86400 ))"
}

reload_later() {
  # the mail services are slow, the caller need not wait for them
  (
    sleep 5
    for unit in postfix dovecot; do
      systemctl try-reload-or-restart "${unit}" 2>/dev/null || log "reload of ${unit} failed"
    done
  ) &
}

rune_init

CERT="$(rune_param certificate "")"
FORCE="$(rune_param force "false")"

if [[ ! "${CERT}" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "certificate is not a lineage name" '{"missing":["certificate"]}'
fi

DAYS="$(days_left "${LIVE}/${CERT}/fullchain.pem")" || rune_error 2 "certificate is not there" \
  "$(jq -nc --arg c "${CERT}" '{certificate:$c}')"

if (( DAYS > 30 )) && [[ "${FORCE}" != "true" ]]; then
  rune_error 0 "not due yet" "$(jq -nc --argjson d "${DAYS}" '{days_left:$d}')"
fi

log "renewing ${CERT}, ${DAYS} days left"
if ! certbot renew --cert-name "${CERT}" --force-renewal --non-interactive </dev/null >&2; then
  rune_error 3 "certbot failed" "$(jq -nc --arg c "${CERT}" '{certificate:$c, log:"/var/log/letsencrypt/letsencrypt.log"}')"
fi

reload_later
NEW_DAYS="$(days_left "${LIVE}/${CERT}/fullchain.pem")" || NEW_DAYS=0
rune_ok "Certificate renewed" "$(jq -nc --arg c "${CERT}" --argjson d "${NEW_DAYS}" '{certificate:$c, days_left:$d}')"
