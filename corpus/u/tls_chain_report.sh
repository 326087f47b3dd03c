#!/usr/bin/env bash
#
# PLUGIN:   tls_chain_report
# PURPOSE:  Split a PEM bundle, verify every certificate and report the expiry dates.
#
set -Eeuo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

BUNDLE_FILE="$(rune_param bundle "/etc/ssl/private/site.pem")"
PRIVATE_KEY_FILE="$(rune_param private_key_file "${BUNDLE_FILE%.pem}.key")"

if [[ ! -r "${BUNDLE_FILE}" ]]; then
  rune_error 2 "Bundle is not readable" "$(jq -nc --arg b "${BUNDLE_FILE}" --arg k "${PRIVATE_KEY_FILE}" '{bundle:$b, key_file:$k}')"
fi

WORK_DIRECTORY="$(mktemp -d)"
trap 'rm -rf "${WORK_DIRECTORY}"' EXIT

awk -v prefix="${WORK_DIRECTORY}/cert" '
  /-----BEGIN CERTIFICATE-----/ { n++; out = sprintf("%s-%02d.pem", prefix, n) }
  out                           { print > out }
  /-----END CERTIFICATE-----/   { close(out); out = "" }
' "${BUNDLE_FILE}" || rune_error 2 "Bundle cannot be split" '{}'

describe_certificate() {
  local certificate_file="$1" subject not_after
  subject="$(openssl x509 -in "${certificate_file}" -noout -subject -nameopt RFC2253 2>/dev/null)" || return 1
  not_after="$(openssl x509 -in "${certificate_file}" -noout -enddate 2>/dev/null)" || return 1
  jq -nc --arg s "${subject#subject=}" --arg e "${not_after#notAfter=}" '{subject:$s, expires:$e}'
}

: >"${WORK_DIRECTORY}/report.jsonl"
for CERTIFICATE_FILE in "${WORK_DIRECTORY}"/cert-*.pem; do
  [[ -e "${CERTIFICATE_FILE}" ]] || continue
  describe_certificate "${CERTIFICATE_FILE}" >>"${WORK_DIRECTORY}/report.jsonl" ||
    rune_error 3 "A certificate is broken" "$(jq -nc --arg f "${CERTIFICATE_FILE##*/}" '{certificate:$f}')"
done

REPORT="$(jq -sc '{count: length, certificates: .}' "${WORK_DIRECTORY}/report.jsonl")"
if (( $(jq .count <<<"${REPORT}") == 0 )); then
  rune_error 3 "Bundle holds no certificate" "${REPORT}"
fi
if ! openssl x509 -in "${WORK_DIRECTORY}/cert-01.pem" -noout -checkend 604800 >/dev/null; then
  rune_error 3 "Leaf expires within a week" "${REPORT}"
fi
rune_ok "Bundle is sound" "${REPORT}"
