#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck disable=SC1091
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CERT="$(rune_param cert_file "")"
KEY_FILE="$(rune_param key_file "")"
CHAIN="$(rune_param chain_file "")"
SERVICE="$(rune_param service "nginx")"
DEST="$(rune_param dest_dir "/etc/ssl/app")"
MIN_DAYS="$(rune_param min_days "14")"

for NAME in CERT KEY_FILE CHAIN; do
  if [[ -z "${!NAME}" ]]; then
    rune_error 1 "Missing parameter" "$(jq -nc --arg n "${NAME,,}" '{missing:[$n]}')"
  elif [[ ! -r "${!NAME}" ]]; then
    rune_error 2 "File is not readable" "$(jq -nc --arg f "${!NAME}" '{file:$f}')"
  fi
done
case "${SERVICE}" in
  nginx|apache2|httpd|haproxy|postfix|dovecot) ;;
  *) rune_error 1 "Service is not supported" "$(jq -nc --arg s "${SERVICE}" '{service:$s}')" ;;
esac
[[ "${MIN_DAYS}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "min_days must be 1 to 999"

pubkey_of_cert() { openssl x509 -in "$1" -noout -pubkey 2>/dev/null | openssl sha256 | awk '{ print $NF }'; }
pubkey_of_key()  { openssl pkey -in "$1" -pubout 2>/dev/null </dev/null | openssl sha256 | awk '{ print $NF }'; }

A="$(pubkey_of_cert "${CERT}")" || rune_error 1 "cert_file is not a PEM certificate"
B="$(pubkey_of_key "${KEY_FILE}")" || rune_error 1 "key_file cannot be read as a key"
[[ "${A}" == "${B}" ]] || rune_error 3 "Certificate and key do not belong together"

if ! openssl x509 -in "${CERT}" -noout -checkend "$(( MIN_DAYS * 86400 ))" >/dev/null; then
  rune_error 3 "Certificate expires too soon" "$(jq -nc --argjson d "${MIN_DAYS}" '{min_days:$d}')"
fi
if ! VERIFY="$(openssl verify -untrusted "${CHAIN}" "${CERT}" 2>&1)"; then
  rune_error 3 "Chain does not verify" "$(jq -nc --arg v "${VERIFY:0:600}" '{openssl:$v}')"
fi

STAGE="$(mktemp -d)"
trap 'rm -rf -- "${STAGE}"' EXIT
chmod 700 "${STAGE}"

cat -- "${CERT}" "${CHAIN}" >"${STAGE}/fullchain.pem" || rune_error 2 "Bundle could not be put together"
cp -- "${KEY_FILE}" "${STAGE}/privkey.pem" || rune_error 2 "Key file could not be copied"
mkdir -p -- "${DEST}" || rune_error 2 "Target directory cannot be created"

for FILE in fullchain.pem privkey.pem; do
  if [[ -f "${DEST}/${FILE}" ]]; then
    cp -p -- "${DEST}/${FILE}" "${STAGE}/${FILE}.old" || rune_error 2 "Old files cannot be saved"
  fi
done

put() { install -m "$1" -- "$2" "${DEST}/$3"; }

restore() {
  local f
  for f in fullchain.pem privkey.pem; do
    [[ -f "${STAGE}/${f}.old" ]] || continue
    cp -p -- "${STAGE}/${f}.old" "${DEST}/${f}" || echo "could not restore ${f}" >&2
  done
}

if ! { put 0644 "${STAGE}/fullchain.pem" fullchain.pem && put 0600 "${STAGE}/privkey.pem" privkey.pem; }; then
  restore
  rune_error 2 "Files could not be installed"
fi
if ! systemctl reload-or-restart "${SERVICE}" >&2; then
  restore
  systemctl restart "${SERVICE}" >&2 || true
  rune_error 3 "Service refused the new certificate, old one restored"
fi

END_DATE="$(openssl x509 -in "${CERT}" -noout -enddate | cut -d= -f2)" || END_DATE=unknown
rune_ok "Certificate deployed" "$(jq -nc --arg e "${END_DATE}" --arg s "${SERVICE}" --arg d "${DEST}" \
  '{service:$s, directory:$d, not_after:$e}')"
