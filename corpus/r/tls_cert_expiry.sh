#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  tls_cert_expiry - report certificates below a directory that expire soon
#  Owner: platform-security
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

log_info() { printf '%s INFO  tls_cert_expiry: %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
log_warn() { printf '%s WARN  tls_cert_expiry: %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

CERT_DIR="$(rune_param cert_dir /etc/pki/tls/certs)"
WARN_DAYS="$(rune_param warn_days 30)"

if [[ ! "${WARN_DAYS}" =~ ^[0-9]{1,4}$ ]]; then
  rune_error 1 "warn_days must be a number" "$(jq -nc --arg v "${WARN_DAYS}" '{warn_days:$v}')"
fi
if [[ ! -d "${CERT_DIR}" ]]; then
  rune_error 2 "Certificate directory not found" "$(jq -nc --arg d "${CERT_DIR}" '{cert_dir:$d}')"
fi

# Prints one JSON line for a certificate; only called in a substitution.
describe_certificate() {
  local file=$1 end subject
  end="$(openssl x509 -noout -enddate -in "${file}" 2>/dev/null)" || return 1
  subject="$(openssl x509 -noout -subject -nameopt RFC2253 -in "${file}" 2>/dev/null)" || return 1
  jq -nc --arg f "${file}" --arg e "${end#notAfter=}" --arg s "${subject#subject=}" \
    '{file:$f, not_after:$e, subject:$s}'
}

readonly WINDOW=$(( 10#${WARN_DAYS} * 86400 ))
EXPIRING=()
CHECKED=0

while IFS= read -r -d '' cert; do
  CHECKED=$(( CHECKED + 1 ))
  if openssl x509 -noout -checkend "${WINDOW}" -in "${cert}" >/dev/null 2>&1; then
    continue
  fi
  if row="$(describe_certificate "${cert}")"; then
    EXPIRING+=("${row}")
    log_warn "expires within ${WARN_DAYS} days: ${cert}"
  else
    log_warn "unreadable certificate skipped: ${cert}"
  fi
done < <(find "${CERT_DIR}" -maxdepth 2 -type f \( -name '*.pem' -o -name '*.crt' \) -print0 2>/dev/null)

log_info "checked ${CHECKED} certificates, ${#EXPIRING[@]} expiring"

LIST='[]'
if (( ${#EXPIRING[@]} > 0 )); then
  LIST="$(printf '%s\n' "${EXPIRING[@]}" | jq -sc 'sort_by(.file)')"
fi
rune_ok "Certificates checked" \
  "$(jq -nc --argjson n "${CHECKED}" --argjson l "${LIST}" '{checked:$n, expiring:$l}')"
