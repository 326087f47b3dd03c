#!/usr/bin/env bash
#==============================================================================
# cert_chain_deploy: install a renewed certificate for nginx, roll back on failure
#==============================================================================
set -euo pipefail

for candidate in "$(dirname "$0")/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f "${candidate}" ]]; then
    # shellcheck disable=SC1090
    source "${candidate}"
    break
  fi
done

rune_init

NAME="$(rune_param name "")"
STAGING="$(rune_param staging_dir "/var/lib/certs/incoming")"
TARGET="/etc/nginx/tls"
PRIVATE_KEY="${STAGING}/${NAME}.key"
CHAIN="${STAGING}/${NAME}.pem"

details() {
  jq -nc --arg name "${NAME}" --arg step "$1" --arg key_file "${PRIVATE_KEY}" '{name:$name, step:$step, key_file:$key_file}'
}

if [[ ! "${NAME}" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "Bad certificate name" "$(details validate)"
fi
for file in "${CHAIN}" "${PRIVATE_KEY}"; do
  [[ -r "${file}" ]] || rune_error 2 "File is missing" "$(details read)"
done

# The public keys of certificate and key file must be the same.
cert_pub="$(openssl x509 -in "${CHAIN}" -noout -pubkey 2>/dev/null)" || rune_error 3 "Not a certificate" "$(details parse)"
key_pub="$(openssl pkey -in "${PRIVATE_KEY}" -pubout 2>/dev/null)" || rune_error 3 "Not a key" "$(details parse)"
if [[ "${cert_pub}" != "${key_pub}" ]]; then
  rune_error 3 "Certificate and key do not belong together" "$(details match)"
fi
if ! openssl x509 -in "${CHAIN}" -noout -checkend 86400 >/dev/null; then
  rune_error 3 "Certificate ends within a day" "$(details expiry)"
fi

rollback() {
  local f
  for f in pem key; do
    if [[ -f "${TARGET}/${NAME}.${f}.old" ]]; then
      mv -f -- "${TARGET}/${NAME}.${f}.old" "${TARGET}/${NAME}.${f}" || echo "rollback of ${f} failed" >&2
    fi
  done
}

deploy() {
  local f
  for f in pem key; do
    if [[ -f "${TARGET}/${NAME}.${f}" ]]; then
      cp -p -- "${TARGET}/${NAME}.${f}" "${TARGET}/${NAME}.${f}.old" || return 1
    fi
  done
  install -o root -g root -m 0644 -- "${CHAIN}" "${TARGET}/${NAME}.pem" &&
    install -o root -g root -m 0600 -- "${PRIVATE_KEY}" "${TARGET}/${NAME}.key" &&
    nginx -t &&
    systemctl reload nginx
}

if ! deploy >&2; then
  rollback
  rune_error 3 "Deployment failed, old files are back" "$(details deploy)"
fi

end="$(openssl x509 -in "${TARGET}/${NAME}.pem" -noout -enddate 2>/dev/null | cut -d= -f2 || true)"
rune_ok "Certificate deployed" "$(jq -nc --arg n "${NAME}" --arg e "${end}" '{name:$n, not_after:$e}')"
