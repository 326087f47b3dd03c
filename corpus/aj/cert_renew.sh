#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly LIVE=/etc/letsencrypt/live
WORK=$(mktemp -d)

cleanup() {
  if [[ -d $WORK/hooks ]]; then
    rm -rf -- "$WORK/hooks"
  fi
  rm "$WORK/standalone.pid"
  rm -rf -- "$WORK"
}
trap cleanup EXIT

domain=$(rune_param domain "")
method=$(rune_param method webroot)
[[ $domain =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "domain is missing or malformed" '{"field":"domain"}'

port_80_is_free() { ! ss -Hltn 'sport = :80' | grep -q .; }

declare -a args=(--non-interactive --agree-tos --domain "$domain" --keep-until-expiring)
case $method in
  webroot) args+=(--webroot --webroot-path /var/www/acme) ;;
  standalone)
    port_80_is_free || rune_error 3 "Port 80 is in use" '{"port":80}'
    echo "$$" >"$WORK/standalone.pid"
    args+=(--standalone)
    ;;
  *) rune_error 1 "method must be webroot or standalone" "$(jq -nc --arg m "$method" '{method: $m}')" ;;
esac

before=$(stat -Lc %Y "$LIVE/$domain/cert.pem" 2>/dev/null || echo 0)
certbot certonly "${args[@]}" || rune_error 2 "certbot failed" "$(jq -nc --arg d "$domain" '{domain: $d}')"
after=$(stat -Lc %Y "$LIVE/$domain/cert.pem" 2>/dev/null || echo 0)

renewed=false
if ((after > before)); then
  renewed=true
  systemctl reload nginx >&2 || rune_error 3 "Certificate is new, nginx was not reloaded" '{"renewed":true}'
fi

rune_ok "Certificate checked" "$(jq -nc --arg d "$domain" --argjson r "$renewed" '{domain: $d, renewed: $r}')"
