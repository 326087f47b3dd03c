#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"

errs=$(mktemp)
trap 'rm -f "$errs"' EXIT

# keep what the library has to say about a bad message
notes=$(rune_init 2>&1) || true
[[ -z $notes ]] || printf '%s\n' "$notes" >&2

lineage=$(rune_param lineage "")
service=$(rune_param service nginx)
days=$(rune_param min_days 21)

case $lineage in
  ''|.*|*/*) rune_error 1 "lineage: missing or malformed" '{"field":"lineage"}' ;;
esac
case $service in
  nginx|apache2|haproxy|dovecot|postfix) ;;
  *) rune_error 1 "service is not on the list" "$(jq -nc --arg s "$service" '{service: $s}')" ;;
esac
[[ $days =~ ^[1-9][0-9]?$ ]] || rune_error 1 "min_days: 1 to 99"

pem=/etc/letsencrypt/live/$lineage/fullchain.pem
[[ -e $pem ]] || rune_error 2 "no such lineage" "$(jq -nc --arg p "$pem" '{path: $p}')"

renewed=false
if ! openssl x509 -in "$pem" -noout -checkend $((days * 86400)) >/dev/null 2>&1; then
  certbot renew --cert-name "$lineage" --quiet --no-random-sleep-on-renew >&2 2>"$errs" ||
    rune_error 3 "renewal failed" "$(jq -nc --rawfile e "$errs" '{stderr: $e}')"
  renewed=true
fi

if [[ $renewed == true ]]; then
  for verb in reload restart; do
    systemctl "$verb" "$service" 2>>"$errs" && break
    [[ $verb != restart ]] || rune_error 3 "service does not take the new certificate"
  done
fi

end=$(openssl x509 -in "$pem" -noout -enddate 2>/dev/null) || end=notAfter=unknown
rune_ok "certificate looked after" "$(jq -nc --arg e "${end#*=}" --argjson r "$renewed" '{not_after: $e, renewed: $r}')"
