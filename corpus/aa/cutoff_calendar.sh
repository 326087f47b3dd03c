#!/bin/bash
#----------------------------------------------------------------------
# CUTOFF_CALENDAR  Report the payment cut-off time of a value date
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

typeset -r CALENDAR=/etc/opt/payments/cutoff.tab
typeset -r LOG=/var/opt/payments/log/cutoff.log

LogLine() {
  # every line carries the correlation id, as Audit requires
  printf '%s [%s] %s\n' "$(date '+%F %T')" "$(rune_meta correlation_id none)" "$*" >>"${LOG}" 2>/dev/null || true
}

LogLine "procedure cutoff_calendar started"
rune_init

typeset SCHEME VALUE_DATE ENTRY CUTOFF
SCHEME="$(rune_param scheme "")"
VALUE_DATE="$(rune_param value_date "$(date +%F)")"

[[ "${SCHEME}" =~ ^[A-Z]{3,8}$ ]] || rune_error 1 "Invalid payment scheme" "$(jq -nc --arg s "${SCHEME}" '{scheme:$s}')"
[[ "${VALUE_DATE}" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || rune_error 1 "Invalid value date"
[ -r "${CALENDAR}" ] || rune_error 4 "Calendar not available" "$(jq -nc --arg f "${CALENDAR}" '{file:$f}')"

# SCHEME DATE CUTOFF; a star in DATE is the regular entry
ENTRY="$(grep "^${SCHEME} " "${CALENDAR}" | sort -k2,2r | head -n 20)"
CUTOFF="$(awk -v d="${VALUE_DATE}" '$2 == d {print $3; exit}' <<<"${ENTRY}")"
[ -n "${CUTOFF}" ] || CUTOFF="$(awk '$2 == "*" {print $3; exit}' <<<"${ENTRY}")"

if [ -z "${CUTOFF}" ]; then
  LogLine "no cut-off for ${SCHEME} on ${VALUE_DATE}"
  rune_error 3 "No cut-off defined" "$(jq -nc --arg s "${SCHEME}" --arg d "${VALUE_DATE}" '{scheme:$s, value_date:$d}')"
fi

LogLine "cut-off of ${SCHEME} on ${VALUE_DATE} is ${CUTOFF}"
rune_ok "Cut-off found" "$(jq -nc --arg s "${SCHEME}" --arg d "${VALUE_DATE}" --arg c "${CUTOFF}" '{scheme:$s, value_date:$d, cutoff:$c}')"
