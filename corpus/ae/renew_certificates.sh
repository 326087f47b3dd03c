#!/usr/bin/env bash
#
# renew_certificates
#
# Runs the ACME client for every certificate that expires within `days`,
# reloads the services that use it, and reports per certificate.
#
set -euo pipefail

BASE_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "${BASE_DIR}/lib/rune_bpcs.sh" ]]; then
  source "${BASE_DIR}/lib/rune_bpcs.sh"
else
  source "${BASE_DIR}/rune_bpcs.sh"
fi
rune_init

LIVE_DIR="/etc/letsencrypt/live"
STAGE="start"

on_exit() {
  local status=$?
  rm -f "${REPORT:-}"
  if [[ "${status}" -ne 0 ]]; then
    rune_error 100 "Renewal broke off" "$(jq -nc --arg s "${STAGE}" '{stage:$s}')"
  fi
}
trap on_exit EXIT

DAYS="$(rune_param days "30")"
RELOAD_JSON="$(rune_param_json reload '["nginx"]')"
FORCE="$(rune_param force "false")"
[[ "${DAYS}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "days must be 1 to 999"
[[ -d "${LIVE_DIR}" ]] || rune_error 4 "No certificates on this host" '{"expected":"/etc/letsencrypt/live"}'

REPORT="$(mktemp)"
STAGE="check"
DUE=()
for cert in "${LIVE_DIR}"/*/cert.pem; do
  name="$(basename "$(dirname "${cert}")")"
  if [[ "${FORCE}" == "true" ]] || ! openssl x509 -noout -checkend "$((DAYS * 86400))" -in "${cert}" >/dev/null 2>&1; then
    DUE+=("${name}")
  fi
done

STAGE="renew"
for name in "${DUE[@]}"; do
  if certbot renew --cert-name "${name}" --non-interactive --quiet >>"${REPORT}" 2>&1; then
    printf 'renewed %s\n' "${name}" >&2
  else
    rune_error 3 "Renewal failed" "$(jq -nc --arg c "${name}" --rawfile o "${REPORT}" '{certificate:$c, output:$o[-2000:]}')"
  fi
done

STAGE="reload"
if [[ "${#DUE[@]}" -gt 0 ]]; then
  while read -r unit; do
    systemctl reload "${unit}" || printf 'reload of %s failed\n' "${unit}" >&2
  done < <(jq -r '.[]' <<<"${RELOAD_JSON}")
  certbot certificates || true
fi

rune_ok "Certificates checked" "$(jq -nc --argjson n "${#DUE[@]}" '{renewed:$n}')"
