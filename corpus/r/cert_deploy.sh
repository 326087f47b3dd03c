#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  cert_deploy - put a renewed certificate in place, roll back if nginx refuses
# ---------------------------------------------------------------------------
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SITE="$(rune_param site "")"
SOURCE_DIR="$(rune_param source_dir /var/lib/acme/live)"
DRY_RUN="$(rune_param dry_run false)"
DEST_DIR=/etc/nginx/tls

ANSWERED=no
STEP=start

answer_ok()    { ANSWERED=yes; rune_ok "$@"; }
answer_error() { ANSWERED=yes; rune_error "$@"; }

on_exit() {
  local status=$?
  rm -f -- "${DEST_DIR}/.new.crt" "${DEST_DIR}/.new.key" || true
  if [[ "${ANSWERED}" == no ]]; then
    rune_error 100 "Unexpected end" "$(jq -nc --arg s "${STEP}" --argjson c "${status}" '{step:$s, status:$c}')"
  fi
}
trap on_exit EXIT

[[ "${SITE}" =~ ^[a-z0-9.-]+$ ]] || answer_error 1 "site is missing or malformed" '{"missing":["site"]}'

CRT="${SOURCE_DIR}/${SITE}/fullchain.pem"
KEY="${SOURCE_DIR}/${SITE}/privkey.pem"
for file in "${CRT}" "${KEY}"; do
  [[ -s "${file}" ]] || answer_error 2 "File missing" "$(jq -nc --arg f "${file}" '{file:$f}')"
done

STEP=compare
crt_pub="$(openssl x509 -noout -pubkey -in "${CRT}" | sha256sum)"
key_pub="$(openssl pkey -pubout -in "${KEY}" | sha256sum)"
if [[ "${crt_pub}" != "${key_pub}" ]]; then
  answer_error 3 "Certificate and key do not belong together" "$(jq -nc --arg s "${SITE}" '{site:$s}')"
fi
if [[ "${DRY_RUN}" == "true" ]]; then
  answer_ok "Dry run, nothing changed" "$(jq -nc --arg s "${SITE}" '{site:$s, deployed:false}')"
fi

STEP=copy
install -m 0644 "${CRT}" "${DEST_DIR}/.new.crt"
install -m 0600 "${KEY}" "${DEST_DIR}/.new.key"
for ext in crt key; do
  if [[ -f "${DEST_DIR}/${SITE}.${ext}" ]]; then
    cp -p -- "${DEST_DIR}/${SITE}.${ext}" "${DEST_DIR}/${SITE}.${ext}.prev"
  fi
  mv -f -- "${DEST_DIR}/.new.${ext}" "${DEST_DIR}/${SITE}.${ext}"
done

STEP=reload
if ! nginx -t -q 2>/dev/null; then
  for ext in crt key; do
    mv -f -- "${DEST_DIR}/${SITE}.${ext}.prev" "${DEST_DIR}/${SITE}.${ext}" 2>/dev/null || true
  done
  answer_error 3 "nginx refused, rolled back" "$(jq -nc --arg s "${SITE}" '{site:$s, rolled_back:true}')"
fi
systemctl reload nginx >&2

answer_ok "Certificate deployed" "$(jq -nc --arg s "${SITE}" '{site:$s, deployed:true}')"
