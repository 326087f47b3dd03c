#!/usr/bin/env bash
# cert_deploy: take a PKCS#12 bundle apart and install certificate and key for a service
set -euo pipefail
umask 077

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

BUNDLE="$(rune_param bundle "")"
NAME="$(rune_param name "")"
SERVICE="$(rune_param service "")"
PFX_PASSWORD="$(rune_param pfx_password "")"
export PFX_PASSWORD

if [[ -z "${BUNDLE}" || -z "${NAME}" ]]; then
  rune_error 1 "Missing required parameters" "$(jq -nc --argjson given "$(rune_all_params)" '{required:["bundle","name"], given:$given}')"
fi
if [[ ! -r "${BUNDLE}" ]]; then
  rune_error 2 "Bundle is not readable" "$(jq -nc --arg b "${BUNDLE}" '{bundle:$b}')"
fi

WORK="$(mktemp -d)"
trap 'rm -rf "${WORK}"' EXIT

extract() {
  local what="$1" target="$2"
  shift 2
  openssl pkcs12 -in "${BUNDLE}" -passin env:PFX_PASSWORD "$@" -out "${target}" 2>"${WORK}/err" </dev/null ||
    rune_error 3 "Could not extract the ${what}" "$(jq -Rsc '{openssl: .}' "${WORK}/err")"
}

extract certificate "${WORK}/crt" -clcerts -nokeys
extract key "${WORK}/key" -nocerts -nodes

public_of_cert="$(openssl x509 -in "${WORK}/crt" -noout -pubkey 2>/dev/null)" || public_of_cert=c
public_of_key="$(openssl pkey -in "${WORK}/key" -pubout 2>/dev/null)" || public_of_key=k
if [[ "${public_of_cert}" != "${public_of_key}" ]]; then
  rune_error 3 "Certificate and key do not belong together" '{}'
fi

read -r _ not_after < <(openssl x509 -in "${WORK}/crt" -noout -enddate | sed 's/=/ /') || not_after=unknown
if ! openssl x509 -in "${WORK}/crt" -noout -checkend 86400 >/dev/null; then
  rune_err 3 "Certificate expires within a day"
fi

install -m 0644 "${WORK}/crt" "/etc/pki/tls/certs/${NAME}.crt" &&
  install -m 0600 "${WORK}/key" "/etc/pki/tls/private/${NAME}.key" ||
  rune_error 2 "Cannot write below /etc/pki/tls" '{"directory":"/etc/pki/tls"}'

rune_out certificate "/etc/pki/tls/certs/${NAME}.crt"
rune_out not_after "${not_after% GMT}" GMT

if [[ -n "${SERVICE}" ]] && ! systemctl reload-or-restart "${SERVICE}"; then
  rune_err 3 "Service did not reload"
fi
rune_finish "Certificate deployed"
