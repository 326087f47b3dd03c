#!/usr/bin/env bash
# =============================================================================
# Plugin   : billing_export
# Purpose  : Collects the traffic and disk figures of one month and hands them
#            to the billing system as a signed CSV file.
# Owner    : Platform Operations / Billing Interface
# =============================================================================
set -o errexit
set -o nounset
set -o pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly EXPORT_DIR="/srv/billing/out"
readonly USAGE_DB="/var/lib/hostco/usage.sqlite"

log_info()  { printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
log_debug() { [[ "${DEBUG}" == "true" ]] && printf '%s DEBUG %s\n' "$(date -u +%FT%TZ)" "$*" >&2; return 0; }

PERIOD="$(rune_param period "$(date -d 'last month' +%Y-%m)")"
UPLOAD_URL="$(rune_param upload_url "")"
UPLOAD_TOKEN="$(rune_param upload_token "")"
DEBUG="$(rune_param debug "false")"

if [[ ! "${PERIOD}" =~ ^20[0-9]{2}-(0[1-9]|1[0-2])$ ]]; then
  rune_error 1 "Parameter period must be YYYY-MM" '{"param":"period"}'
fi
if [[ ! -r "${USAGE_DB}" ]]; then
  rune_error 4 "Usage database is not readable" '{"path":"/var/lib/hostco/usage.sqlite"}'
fi
log_debug "period=${PERIOD} url=${UPLOAD_URL} token=${UPLOAD_TOKEN}"

CSV_FILE="${EXPORT_DIR}/usage-${PERIOD}.csv"
if ! sqlite3 -csv -header "${USAGE_DB}" \
    "SELECT customer, SUM(bytes) AS bytes, MAX(disk_mb) AS disk FROM usage WHERE strftime('%Y-%m', day) = '${PERIOD}' GROUP BY customer;" \
    >"${CSV_FILE}"; then
  rune_error 3 "Query failed" '{"stage":"query"}'
fi

ROWS="$(awk 'END { print NR > 0 ? NR - 1 : 0 }' "${CSV_FILE}")"
if [[ "${ROWS}" -eq 0 ]]; then
  rune_ok "No usage in this period" "period=${PERIOD}"
fi

gpg --batch --yes --local-user billing@hostco.example --detach-sign "${CSV_FILE}" >&2 || rune_error 3 "Signing failed" '{"stage":"sign"}'

if [[ -n "${UPLOAD_URL}" ]]; then
  HEADERS="$(mktemp)"
  trap 'rm -f "${HEADERS}"' EXIT
  printf 'Authorization: Bearer %s\n' "${UPLOAD_TOKEN}" >"${HEADERS}"
  curl --silent --show-error --fail --max-time 60 --header "@${HEADERS}" --upload-file "${CSV_FILE}" "${UPLOAD_URL}" --output /dev/null || rune_error 2 "Upload failed" '{"stage":"upload"}'
fi
log_info "exported ${ROWS} customers"
rune_ok "Export finished" "$(jq -nc --arg f "${CSV_FILE}" --argjson n "${ROWS}" '{file:$f, customers:$n}')"
