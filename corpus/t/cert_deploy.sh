#!/usr/bin/env bash
# Install a certificate that was staged before, check that it fits its key, reload the service.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly STAGE=/var/lib/cert-stage LIVE=/etc/ssl/services
exec 3>&1

log() { printf '%(%FT%TZ)T %s\n' -1 "$*" >&2; }

fail() {
  local -r code=$1 text=$2 step=$3
  log "failed in ${step}: ${text}"
  rune_error "${code}" "${text}" "$(jq -nc --arg s "${step}" '{step:$s}')"
}

modulus() {
  case $1 in
    cert) openssl x509 -noout -pubkey -in "$2" 2>/dev/null ;;
    key) openssl pkey -pubout -in "$2" 2>/dev/null ;;
  esac | sha256sum | cut -d' ' -f1
}

install_pair() {
  local -r svc=$1
  install -v -m 0644 -o root -g root "${STAGE}/${svc}.crt" "${LIVE}/${svc}.crt" || fail 2 "cannot install the certificate" install
  install -v -m 0600 -o root -g root "${STAGE}/${svc}.key" "${LIVE}/${svc}.key" || fail 2 "cannot install the key file" install
}

service=$(rune_param service "")
[[ "${service}" =~ ^[a-z][a-z0-9@-]{0,40}$ ]] || fail 1 "service name is missing or bad" input
[[ -r "${STAGE}/${service}.crt" && -r "${STAGE}/${service}.key" ]] || fail 2 "nothing is staged" stage

a=$(modulus cert "${STAGE}/${service}.crt") || fail 3 "the certificate cannot be read" compare
b=$(modulus key "${STAGE}/${service}.key") || fail 3 "the key file cannot be read" compare
[[ "${a}" == "${b}" ]] || fail 3 "certificate and key do not belong together" compare

install_pair "${service}" >>/var/log/cert_deploy.log
systemctl reload-or-restart "${service}.service" >&2 || fail 3 "reload failed" reload

subject=$(openssl x509 -noout -subject -nameopt RFC2253 -in "${LIVE}/${service}.crt") || subject=
not_after=$(openssl x509 -noout -enddate -in "${LIVE}/${service}.crt" | cut -d= -f2) || not_after=
rm "${STAGE}/${service}.key.pass"
rune_ok_kv "deployed" "service=${service}" "subject=${subject#subject=}" "not_after=${not_after}"
