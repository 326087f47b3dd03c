#!/bin/bash
#----------------------------------------------------------------------
# RECON_FEED_RELEASE   Release a reconciliation feed to the matching engine
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r INBOX=/var/opt/recon/inbox
typeset -r READY=/var/opt/recon/ready
typeset FEED FEED_DATE VERBOSE SOURCE_FILE SEQUENCE RECORDS

FEED="$(rune_param feed "")"
FEED_DATE="$(rune_param feed_date "$(date +%Y%m%d)")"
VERBOSE="$(rune_param verbose "false")"

[[ "${FEED}" =~ ^[A-Z]{2,6}$ ]] || rune_error 1 "Invalid feed" "$(jq -nc --arg f "${FEED}" '{feed:$f}')"
[[ "${FEED_DATE}" =~ ^20[0-9]{6}$ ]] || rune_error 1 "Invalid feed date"

Trace() {
  typeset TEXT="$1"
  [[ "${VERBOSE}" == "true" ]] && echo "TRACE ${TEXT}" >&2
}

NextSequence() {
  typeset -i LAST=0
  LAST="$(cat "${READY}/.sequence" 2>/dev/null || echo 0)"
  printf '%06d\n' "$(( LAST + 1 ))"
}

SOURCE_FILE="${INBOX}/${FEED}.${FEED_DATE}"
Trace "examining ${SOURCE_FILE}"

if [ ! -f "${SOURCE_FILE}" ]; then
  rune_error 2 "Feed has not arrived" "$(jq -nc --arg f "${SOURCE_FILE}" '{file:$f}')"
fi

RECORDS="$(awk 'END {print NR}' "${SOURCE_FILE}")"
SEQUENCE="$(NextSequence)"
Trace "sequence ${SEQUENCE}, ${RECORDS} records" || :

mkdir "${READY}/.lock" 2>/dev/null || rune_error 3 "Another release is in progress"
trap 'rmdir "${READY}/.lock" 2>/dev/null || :' EXIT

if [ -e "${READY}/${FEED}.${SEQUENCE}" ]; then
  rune_error 16 "Target exists already" "$(jq -nc --arg s "${SEQUENCE}" '{sequence:$s}')"
fi
cp -p "${SOURCE_FILE}" "${READY}/${FEED}.${SEQUENCE}" || rune_error 3 "Feed could not be copied"
echo "$(( 10#${SEQUENCE} ))" >"${READY}/.sequence"
rm -f "${SOURCE_FILE}"

rune_ok "Feed released" "$(jq -nc --arg f "${FEED}" --arg s "${SEQUENCE}" --arg r "${RECORDS}" '{feed:$f, sequence:$s, records:$r}')"
