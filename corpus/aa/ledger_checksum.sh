#!/bin/bash
#----------------------------------------------------------------------
# LEDGER_CHECKSUM   Verify the control totals of a ledger extract
#----------------------------------------------------------------------
set -Eeuo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

trap 'if [ "${BASH_SUBSHELL}" -eq 0 ]; then rune_error 100 "Unexpected condition" "$(jq -nc --arg l "${LINENO}" "{line:\$l}")"; fi' ERR

typeset -r EXTRACT_DIR=/var/opt/ledger/extract
typeset LEDGER PERIOD EXTRACT TRAILER CLAIMED_TOTAL CLAIMED_COUNT
typeset TOTAL COUNT VERDICT

LEDGER="$(rune_param ledger "")"
PERIOD="$(rune_param period "")"
[[ "${LEDGER}" =~ ^GL[0-9]{2}$ ]] || rune_error 1 "Invalid ledger"
[[ "${PERIOD}" =~ ^[0-9]{6}$ ]] || rune_error 1 "Invalid period"

EXTRACT="${EXTRACT_DIR}/${LEDGER}.${PERIOD}.dat"

ReadTrailer() {
  # T;count;total
  tail -n 1 "${EXTRACT}" | grep '^T;'
}

TRAILER="$(ReadTrailer)" || rune_error 2 "Extract missing or without trailer" "$(jq -nc --arg f "${EXTRACT}" '{file:$f}')"
IFS=';' read -r _ CLAIMED_COUNT CLAIMED_TOTAL <<<"${TRAILER}"

ComputeTotals() {
  awk -F';' '
    $1 == "D" { n++; t += $4 }
    END       { printf "%d %.2f\n", n, t }
  ' "${EXTRACT}"
}

read -r COUNT TOTAL < <(ComputeTotals)

printf -v VERDICT '%s/%s against %s/%s' "${COUNT}" "${TOTAL}" "${CLAIMED_COUNT}" "${CLAIMED_TOTAL}"
echo "LEDGER ${LEDGER} ${PERIOD}: ${VERDICT}" >&2
logger -t ledger "${VERDICT}" || :

Body() {
  jq -nc --arg l "${LEDGER}" --arg p "${PERIOD}" --arg c "${COUNT}" --arg t "${TOTAL}" \
    --arg cc "${CLAIMED_COUNT}" --arg ct "${CLAIMED_TOTAL}" \
    '{ledger:$l, period:$p, computed:{count:$c, total:$t}, claimed:{count:$cc, total:$ct}}'
}

if [ "${COUNT}" != "${CLAIMED_COUNT}" ] || [ "${TOTAL}" != "${CLAIMED_TOTAL}" ]; then
  rune_error 3 "Control totals differ" "$(Body)"
fi
rune_ok "Control totals agree" "$(Body)"
