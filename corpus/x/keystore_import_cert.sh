#!/usr/bin/env bash
###############################################################################
# Plugin      : keystore_import_cert
# Purpose     : Imports a CA certificate into a Java key store, if the store
#               does not yet hold a certificate with the same fingerprint.
# Parameters  : keystore, alias, certificate (PEM file)
# Secrets     : store password from the file /etc/rune/keystore.pass
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly PASS_FILE="/etc/rune/keystore.pass"

# log LEVEL TEXT...   errors and warnings go to stderr
log() {
  local level="$1"
  shift
  case "${level}" in
    ERROR|WARN) printf '[%s] %s\n' "${level}" "$*" >&2 ;;
    *)          printf '[%s] %s\n' "${level}" "$*" ;;
  esac
}

fail_with() {
  log ERROR "$2"
  rune_error "$1" "$2" "$(jq -nc --arg k "${KEYSTORE}" --arg a "${ALIAS}" '{keystore:$k, alias:$a}')"
}

KEYSTORE="$(rune_param keystore "")"
ALIAS="$(rune_param alias "")"
CERT="$(rune_param certificate "")"

[[ -f "${KEYSTORE}" ]] || fail_with 2 "Key store not found"
[[ "${ALIAS}" =~ ^[a-z0-9._-]+$ ]] || fail_with 1 "Alias is not acceptable"
[[ -r "${PASS_FILE}" ]] || fail_with 4 "Password file is missing"
openssl x509 -in "${CERT}" -noout >/dev/null 2>&1 || fail_with 1 "Not a PEM certificate"

FINGERPRINT="$(openssl x509 -in "${CERT}" -noout -fingerprint -sha256 2>/dev/null | cut -d= -f2)"
if keytool -list -v -keystore "${KEYSTORE}" -storepass:file "${PASS_FILE}" 2>/dev/null </dev/null | grep -qF "${FINGERPRINT}"; then
  log WARN "already imported"
  rune_ok_kv "Certificate is already there" "keystore=${KEYSTORE}" "sha-256=${FINGERPRINT}"
fi

log INFO "importing ${CERT} as ${ALIAS}"
keytool -importcert -noprompt -trustcacerts -alias "${ALIAS}" -file "${CERT}" \
  -keystore "${KEYSTORE}" -storepass:file "${PASS_FILE}" >/dev/null 2>&1 || fail_with 3 "keytool refused the certificate"

rune_ok "Certificate imported" "$(jq -nc --arg k "${KEYSTORE}" --arg f "${FINGERPRINT}" '{keystore:$k, sha256:$f}')"
