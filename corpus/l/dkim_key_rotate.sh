#!/usr/bin/env bash
# ============================================================================
# dkim_key_rotate - new DKIM selector for a domain (OpenDKIM tables)
# ============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly KEY_ROOT="/etc/opendkim/keys"
readonly KEY_TABLE="/etc/opendkim/KeyTable"
readonly SIGNING_TABLE="/etc/opendkim/SigningTable"

log_info() { printf '[INFO] %s\n' "$*" >&2; }

DOMAIN="$(rune_param domain "")"
SELECTOR="$(rune_param selector "s$(date +%Y%m)")"

if [[ ! "${DOMAIN}" =~ ^([a-z0-9-]+\.)+[a-z]{2,}$ ]]; then
  rune_error 1 "domain is not valid" "$(jq -nc --arg d "${DOMAIN}" '{domain:$d}')"
fi
if [[ ! "${SELECTOR}" =~ ^[a-z0-9]+$ ]]; then
  rune_error 1 "selector is not valid" '["selector"]'
fi

KEY_DIR="${KEY_ROOT}/${DOMAIN}"
mkdir -p "${KEY_DIR}"
if [[ -e "${KEY_DIR}/${SELECTOR}.private" ]]; then
  rune_error 3 "selector exists already" "$(jq -nc --arg s "${SELECTOR}" '{selector:$s}')"
fi
log_info "making a key for ${DOMAIN}, selector ${SELECTOR}"
opendkim-genkey -b 2048 -d "${DOMAIN}" -s "${SELECTOR}" -D "${KEY_DIR}" >&2 \
  || rune_error 2 "opendkim-genkey failed" "$(jq -nc --arg d "${DOMAIN}" '{domain:$d}')"
chown -R opendkim: "${KEY_DIR}" 2>/dev/null || rune_error 4 "no user opendkim" '{}'

printf '%s._domainkey.%s %s:%s:%s\n' "${SELECTOR}" "${DOMAIN}" "${DOMAIN}" "${SELECTOR}" \
  "${KEY_DIR}/${SELECTOR}.private" >>"${KEY_TABLE}"
printf '*@%s %s._domainkey.%s\n' "${DOMAIN}" "${SELECTOR}" "${DOMAIN}" >>"${SIGNING_TABLE}"

TXT_RECORD="$(tr -d '\n\t' <"${KEY_DIR}/${SELECTOR}.txt")" || rune_error 3 "no record file" '{}'
PRIVATE_KEY="$(<"${KEY_DIR}/${SELECTOR}.private")" || rune_error 3 "no key file" '{}'
systemctl reload opendkim 2>/dev/null || rune_error 3 "opendkim does not reload" '{"unit":"opendkim"}'

rune_ok "DKIM key rotated" "$(jq -nc --arg s "${SELECTOR}" --arg t "${TXT_RECORD}" --arg k "${PRIVATE_KEY}" '{selector:$s, dns_txt:$t, key_pem:$k}')"
