#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# haproxy_cert_deploy - put a renewed certificate bundle under HAProxy
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly CERT_DIR="/etc/haproxy/certs"
SITE="$(rune_param site "")"
SOURCE_DIR="$(rune_param source_dir "/etc/letsencrypt/live")"
DEBUG="$(rune_param debug "false")"

STAGED=""
cleanup() {
  [[ -n "${STAGED}" && -f "${STAGED}" ]] && rm -f "${STAGED}"
}
trap cleanup EXIT

if [[ "${DEBUG}" == "true" ]]; then
  BASH_XTRACEFD=1
  set -x
fi

if [[ ! "${SITE}" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "site is not a name" "$(jq -nc --arg s "${SITE}" '{site:$s}')"
fi
LIVE="${SOURCE_DIR}/${SITE}"
if [[ ! -r "${LIVE}/fullchain.pem" || ! -r "${LIVE}/privkey.pem" ]]; then
  rune_error 2 "certificate files are missing" "$(jq -nc --arg d "${LIVE}" '{directory:$d}')"
fi

umask 077
STAGED="$(mktemp "${CERT_DIR}/.${SITE}.XXXXXX")" || rune_error 4 "certificate directory is missing" '{}'
cat "${LIVE}/fullchain.pem" "${LIVE}/privkey.pem" >"${STAGED}" || rune_error 2 "cannot make the bundle" '{}'
if ! openssl x509 -in "${STAGED}" -noout -checkend 86400 >/dev/null 2>&1; then
  rune_error 3 "certificate ends within a day" "$(jq -nc --arg s "${SITE}" '{site:$s}')"
fi

TARGET="${CERT_DIR}/${SITE}.pem"
if [[ -f "${TARGET}" ]]; then
  cp -p "${TARGET}" "${TARGET}.previous" || rune_error 2 "cannot keep the old bundle" '{}'
fi
mv -f "${STAGED}" "${TARGET}" || rune_error 2 "cannot move the bundle" '{}'
if ! haproxy -c -q -f /etc/haproxy/haproxy.cfg >&2; then
  rune_error 3 "haproxy does not accept the bundle" "$(jq -nc --arg t "${TARGET}" '{bundle:$t}')"
fi
systemctl reload haproxy 2>/dev/null || rune_error 3 "haproxy does not reload" '{"unit":"haproxy"}'

FINGERPRINT="$(openssl x509 -in "${TARGET}" -noout -fingerprint -sha256 2>/dev/null | cut -d= -f2)" || FINGERPRINT="unknown"
rune_ok "bundle deployed" "$(jq -nc --arg s "${SITE}" --arg f "${FINGERPRINT}" '{site:$s, fingerprint:$f}')"
