#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

HOSTS_JSON=$(rune_param_json hosts '[]')
DAYS=$(rune_param days "14")
[[ $DAYS =~ ^[0-9]+$ ]] || rune_error 1 "days must be a number" '{}'

mapfile -t HOSTS < <(jq -r '.[]? | strings' <<<"$HOSTS_JSON")
(( ${#HOSTS[@]} )) || rune_error 1 "hosts must be a non-empty array" '{"missing":["hosts"]}'

not_after() {
  local pem
  pem=$(timeout 10 openssl s_client -connect "$1:443" -servername "$1" </dev/null 2>/dev/null) || return 1
  openssl x509 -noout -enddate <<<"$pem" 2>/dev/null | cut -d= -f2
}

RESULT='[]'
now=$(date +%s)
for h in "${HOSTS[@]}"; do
  if end=$(not_after "$h") && ts=$(date -d "$end" +%s 2>/dev/null); then
    left=$(( (ts - now) / 86400 ))
    RESULT=$(jq -c --arg h "$h" --argjson l "$left" '. + [{host:$h, days_left:$l}]' <<<"$RESULT")
  else
    RESULT=$(jq -c --arg h "$h" '. + [{host:$h, days_left:null}]' <<<"$RESULT")
  fi
done

DATA=$(jq -nc --argjson r "$RESULT" --argjson d "$DAYS" \
  '$r | {certs: ., expiring: map(select(.days_left == null or .days_left < $d) | .host)}')
if jq -e '.expiring | length > 0' <<<"$DATA" >/dev/null; then
  rune_error 3 "Certificates are about to expire" "$DATA"
else
  rune_ok "All certificates fine" "$DATA"
fi
