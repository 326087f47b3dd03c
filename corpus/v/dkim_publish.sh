#!/bin/sh
#
# dkim_publish - make a new DKIM key and publish its public part by the DNS API
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

KEYS="/etc/opendkim/keys"
API="${DNS_API:-https://dns.example.net/v1}"

log() { printf 'dkim_publish: %s\n' "$*" >&2; }

put_record() {
  # name, value
  jq -nc --arg n "$1" --arg v "$2" '{name:$n, type:"TXT", ttl:3600, content:$v}' \
    | curl -fsS --max-time 20 -X PUT -H "Authorization: Bearer ${API_TOKEN}" \
        -H 'Content-Type: application/json' --data-binary @- -o /dev/null "${API}/records"
}

rune_init

DOMAIN="$(rune_param domain "")"
SELECTOR="$(rune_param selector "s$(date +%Y%m)")"
API_TOKEN="$(rune_param api_token "")"

if [[ ! "${DOMAIN}" =~ ^[a-z0-9.-]+$ || ! "${SELECTOR}" =~ ^[a-z0-9]+$ ]]; then
  rune_error 1 "domain or selector is not valid" '{"params":["domain","selector"]}'
fi
if [[ -z "${API_TOKEN}" ]]; then
  rune_error 1 "api_token is missing" '{"missing":["api_token"]}'
fi

mkdir -p "${KEYS}/${DOMAIN}" || rune_error 2 "cannot make the key folder" '{}'
if ! opendkim-genkey -b 2048 -d "${DOMAIN}" -s "${SELECTOR}" -D "${KEYS}/${DOMAIN}" </dev/null >&2; then
  rune_error 3 "opendkim-genkey failed" "$(jq -nc --arg d "${DOMAIN}" '{domain:$d}')"
fi

PUBLIC="$(grep -o '"[^"]*"' "${KEYS}/${DOMAIN}/${SELECTOR}.txt" | tr -d '"\n')" || rune_error 3 "no public part" '{}'
log "publishing ${#PUBLIC} bytes"
put_record "${SELECTOR}._domainkey.${DOMAIN}" "${PUBLIC}" || rune_error 2 "the DNS API refused" '{}'
rune_ok "Key published" "$(jq -nc --arg d "${DOMAIN}" --arg s "${SELECTOR}" '{domain:$d, selector:$s}')"
