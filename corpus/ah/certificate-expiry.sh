#!/usr/bin/env bash
###############################################################################
# certificate-expiry.sh
#
# Checks certificate files for their end date. With renew=true a certificate
# under the critical limit is renewed by certbot (its lineage is the name of
# the directory that holds the file).
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

readonly SECONDS_PER_DAY=86400

FILES_JSON="$(rune_param_json files "[]")"
WARN_DAYS="$(rune_param warn_days "30")"
CRIT_DAYS="$(rune_param critical_days "7")"
RENEW="$(rune_param renew "false")"

for VALUE in "${WARN_DAYS}" "${CRIT_DAYS}"; do
  if [[ ! "${VALUE}" =~ ^[1-9][0-9]{0,3}$ ]]; then
    rune_error 1 "warn_days and critical_days must be 1 to 9999" '{"parameters":["warn_days","critical_days"]}'
  fi
done
if [ "${CRIT_DAYS}" -ge "${WARN_DAYS}" ]; then
  rune_error 1 "critical_days must be lower than warn_days"
fi
if ! jq -e 'type == "array" and length > 0' >/dev/null <<<"${FILES_JSON}"; then
  rune_error 1 "files must be a list with at least one path" '{"missing":["files"]}'
fi

# Days left, or a status of 1 when the file is no certificate.
days_left() {
  local end seconds
  end="$(openssl x509 -enddate -noout -in "$1" 2>/dev/null)" || return 1
  seconds="$(date -d "${end#notAfter=}" +%s 2>/dev/null)" || return 1
  echo $(((seconds - $(date +%s)) / SECONDS_PER_DAY))
}

ENTRIES=()
WORST="ok"
while IFS= read -r FILE; do
  DAYS="null"
  RENEWED="false"
  if [[ ! -f "${FILE}" ]]; then
    STATE="missing"
  elif ! DAYS="$(days_left "${FILE}")"; then
    STATE="unreadable"
    DAYS="null"
  else
    if [ "${DAYS}" -le "${CRIT_DAYS}" ] && [[ "${RENEW}" == "true" ]]; then
      LINEAGE="$(basename "$(dirname "${FILE}")")"
      if certbot renew --cert-name "${LINEAGE}" --non-interactive --quiet >&2; then
        RENEWED="true"
        DAYS="$(days_left "${FILE}" || echo 0)"
      else
        echo "certbot could not renew ${LINEAGE}" >&2
      fi
    fi
    if [ "${DAYS}" -le "${CRIT_DAYS}" ]; then
      STATE="critical"
    elif [ "${DAYS}" -le "${WARN_DAYS}" ]; then
      STATE="warning"
    else
      STATE="ok"
    fi
  fi

  case "${STATE}" in
    ok) ;;
    warning) [[ "${WORST}" != "ok" ]] || WORST="warning" ;;
    *) WORST="critical" ;;
  esac
  ENTRIES+=("$(jq -nc --arg file "${FILE}" --arg state "${STATE}" --argjson days "${DAYS}" --argjson renewed "${RENEWED}" \
    '{file: $file, state: $state, days_left: $days, renewed: $renewed}')")
done < <(jq -r '.[] | tostring' <<<"${FILES_JSON}")

REPORT="$(printf '%s\n' "${ENTRIES[@]}" | jq -sc '{certificates: .}')"
case "${WORST}" in
  ok) rune_ok "All certificates are valid" "${REPORT}" ;;
  warning) rune_ok "Some certificates end soon" "${REPORT}" ;;
  critical) rune_error 3 "Certificates need attention now" "${REPORT}" ;;
esac
