#!/usr/bin/env bash
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

cert=$(rune_param cert_name "")
hook=$(rune_param reload nginx)
[[ $cert =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "cert_name is required" '{"missing":["cert_name"]}'
case $hook in nginx | haproxy | postfix) ;; *) rune_error 1 "unknown service in reload" '{"field":"reload"}' ;; esac

pem=/etc/letsencrypt/live/$cert/cert.pem
[[ -r $pem ]] || rune_error 2 "No such lineage" "$(jq -nc --arg c "$cert" '{cert_name: $c}')"

serial() { openssl x509 -in "$pem" -noout -serial 2>/dev/null | cut -d= -f2; }
old=$(serial) || rune_error 2 "cert.pem cannot be read" '{}'

exec 9>/run/lock/rune-certbot.lock
if ! flock -w 120 9; then
  echo "certbot is busy, giving up"
  exit 3
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! certbot renew --cert-name "$cert" --non-interactive --no-random-sleep-on-renew >"$log" 2>&1; then
  rune_error 3 "Renewal failed" "$(jq -nc --arg c "$cert" --arg l "$(tail -n 8 "$log")" '{cert_name: $c, log: ($l | split("\n"))}')"
fi

new=$(serial) || new=""
if [[ $new == "$old" ]]; then
  rune_ok_kv "Not due yet" "cert_name=$cert" "serial=$old"
fi
if ! systemctl reload "$hook"; then
  systemctl status --no-pager --lines 5 "$hook" || true
  rune_error 3 "Renewed, but the reload failed" "$(jq -nc --arg s "$hook" '{service: $s}')"
fi
rune_ok_kv "Renewed" "cert_name=$cert" "old_serial=$old" "new_serial=$new"
