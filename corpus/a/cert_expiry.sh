#!/usr/bin/env bash
#
# cert_expiry: how many days until a certificate (file or host) expires
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi

fetch_pem() {
  local kind=$1 where=$2
  case "$kind" in
    file) cat "$where" ;;
    host) openssl s_client -connect "$where" -servername "${where%%:*}" </dev/null 2>/dev/null | openssl x509 ;;
  esac
}

end_date() {
  openssl x509 -noout -enddate | cut -d= -f2-
}

days_left() {
  local end=$1
  local then_s now_s
  then_s=$(date -d "$end" +%s) || return 1
  now_s=$(date +%s)
  echo $(((then_s - now_s) / 86400))
}

rune_init

KIND=$(rune_param kind "file")
WHERE=$(rune_param where "")
WARN=$(rune_param warn_days "21")

[[ -n "$WHERE" ]] || rune_error 1 "where is required" '{"missing":["where"]}'
[[ "$WARN" =~ ^[0-9]+$ ]] || rune_error 1 "warn_days must be a number" '{"invalid":["warn_days"]}'
case "$KIND" in
  file | host) ;;
  *) rune_error 1 "kind must be file or host" '{"allowed":["file","host"]}' ;;
esac

if ! PEM=$(fetch_pem "$KIND" "$WHERE" 2>/dev/null); then
  rune_error 2 "Certificate not readable" "$(jq -nc --arg w "$WHERE" '{where:$w}')"
fi
if ! END=$(end_date <<<"$PEM" 2>/dev/null); then
  rune_error 2 "Not a certificate" "$(jq -nc --arg w "$WHERE" '{where:$w}')"
fi
LEFT=$(days_left "$END") || rune_error 3 "Cannot parse the end date" "$(jq -nc --arg e "$END" '{end:$e}')"

REPORT=$(jq -nc --arg w "$WHERE" --arg e "$END" --argjson d "$LEFT" '{where:$w, not_after:$e, days_left:$d}')
if [[ "$LEFT" -lt "$WARN" ]]; then
  rune_error 3 "Certificate expires soon" "$REPORT"
fi
rune_ok "Certificate is fine" "$REPORT"
