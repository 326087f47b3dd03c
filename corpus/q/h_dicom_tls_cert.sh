#!/usr/bin/env bash
###############################################################################
# Plugin      : h_dicom_tls_cert
# Purpose     : install a new TLS certificate for the DICOM gateway
# Owner       : Clinical Systems / Imaging
###############################################################################
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

EMITTED=0
function on_unexpected() {
  local status="$1" line="$2"
  if (( BASH_SUBSHELL > 0 || EMITTED == 1 )); then
    return 0
  fi
  EMITTED=1
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson s "${status}" --argjson l "${line}" '{status: $s, line: $l}')"
}
trap 'on_unexpected "$?" "${LINENO}"' ERR

readonly TLS_DIR="/etc/dicomgw/tls"
readonly KEY_FILE="${TLS_DIR}/gateway.key"
readonly CHAIN_FILE="${TLS_DIR}/chain.pem"

CERT_PEM="$(rune_param certificate_pem "")"
MIN_DAYS="$(rune_param min_days "30")"
[[ "${CERT_PEM}" == *"BEGIN CERTIFICATE"* ]] || rune_error 1 "certificate_pem is not a PEM certificate" '{"field":"certificate_pem"}'
[[ "${MIN_DAYS}" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "min_days must be a number" '{"field":"min_days"}'
[[ -r "${KEY_FILE}" ]] || rune_error 4 "Private key file is missing" '{"path":"/etc/dicomgw/tls/gateway.key"}'

STAGE="$(mktemp -d)"
trap 'rm -rf "${STAGE}"' EXIT
printf '%s\n' "${CERT_PEM}" >"${STAGE}/new.pem"

openssl x509 -in "${STAGE}/new.pem" -noout 2>/dev/null || rune_error 1 "Certificate cannot be parsed" '{"field":"certificate_pem"}'

CERT_SUM="$(openssl x509 -in "${STAGE}/new.pem" -noout -pubkey | sha256sum | cut -d' ' -f1)"
KEY_SUM="$(openssl pkey -in "${KEY_FILE}" -pubout 2>/dev/null | sha256sum | cut -d' ' -f1)" || rune_error 4 "Private key cannot be read" '{"stage":"pkey"}'
if [[ "${CERT_SUM}" != "${KEY_SUM}" ]]; then
  rune_error 3 "Certificate does not belong to the key of this gateway" '{"stage":"match"}'
fi
if ! openssl x509 -in "${STAGE}/new.pem" -noout -checkend "$(( 10#${MIN_DAYS} * 86400 ))" >/dev/null; then
  rune_error 3 "Certificate expires too early" "$(jq -nc --arg d "${MIN_DAYS}" '{min_days: $d}')"
fi
if ! openssl verify -CAfile "${CHAIN_FILE}" "${STAGE}/new.pem" >&2; then
  rune_error 3 "Certificate does not verify against the chain" '{"stage":"verify"}'
fi

NOT_AFTER="$(openssl x509 -in "${STAGE}/new.pem" -noout -enddate)"
NOT_AFTER="${NOT_AFTER#notAfter=}"
SUBJECT="$(openssl x509 -in "${STAGE}/new.pem" -noout -subject -nameopt RFC2253 | sed 's/^subject=//')"

if [[ -e "${TLS_DIR}/gateway.pem" ]]; then
  cp -p "${TLS_DIR}/gateway.pem" "${TLS_DIR}/gateway.pem.previous"
fi
install -m 0644 "${STAGE}/new.pem" "${TLS_DIR}/gateway.pem"

if ! systemctl reload dicomgw.service; then
  [[ -e "${TLS_DIR}/gateway.pem.previous" ]] && mv "${TLS_DIR}/gateway.pem.previous" "${TLS_DIR}/gateway.pem"
  rune_error 3 "Gateway did not reload, previous certificate restored" '{"restored":true}'
fi
EMITTED=1
rune_ok "Certificate installed" "$(jq -nc --arg s "${SUBJECT}" --arg e "${NOT_AFTER}" '{subject: $s, not_after: $e}')"
