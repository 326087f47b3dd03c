#!/bin/bash
#----------------------------------------------------------------------
# SWIFT_ARCHIVE    Archive acknowledged SWIFT messages of a business day
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r SPOOL=/var/opt/swift/acked
typeset -r ARCHIVE=/var/opt/swift/archive
typeset DAY TARGET JOURNAL
typeset -i COUNT=0 FAILED=0

DAY="$(rune_param business_day "")"
[[ "${DAY}" =~ ^20[0-9]{6}$ ]] || rune_error 1 "business_day must be YYYYMMDD"
TARGET="${ARCHIVE}/${DAY}"
JOURNAL="${ARCHIVE}/journal.${DAY}"

mkdir -p "${TARGET}" || rune_error 2 "Archive directory not available"
mkdir "${TARGET}/.lock" 2>/dev/null || rune_error 3 "Archive run already in progress"
trap 'rmdir "${TARGET}/.lock" 2>/dev/null || true' EXIT

{
  echo "BEGIN ${DAY} $(date +%T)"
  for FILE in "${SPOOL}/${DAY}"_*.fin; do
    if [ ! -e "${FILE}" ]; then
      echo "NOTHING TO ARCHIVE"
      break
    fi
    if ! gzip -9c "${FILE}" >"${TARGET}/${FILE##*/}.gz"; then
      echo "FAILED ${FILE##*/}"
      rune_error 3 "Compression failed" "$(jq -nc --arg f "${FILE##*/}" '{file:$f}')"
    fi
    sha256sum "${FILE}"
    if rm -- "${FILE}"; then
      COUNT=$(( COUNT + 1 ))
    else
      FAILED=$(( FAILED + 1 ))
    fi
  done
  echo "END ${COUNT} ${FAILED}"
} >>"${JOURNAL}" 2>&1

if [ "${FAILED}" -gt 0 ]; then
  rune_error 3 "Messages archived but not purged" "$(jq -nc --argjson n "${FAILED}" '{not_purged:$n}')"
fi
rune_ok_kv "Archive run completed" "business_day=${DAY}" "archived-count=${COUNT}"
