#!/bin/bash
#----------------------------------------------------------------------
# EOD_BATCH_HOLD   Place the end-of-day batch chain into HOLD status.
# Owner            Batch Operations, Retail Ledger
#----------------------------------------------------------------------
set -euo pipefail

typeset -r BASE_DIR=/opt/batch
typeset -r STATE_DIR=/var/opt/batch/state
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset CHAIN REASON STATE_FILE PREVIOUS COMPLETED=N
CHAIN="$(rune_param chain "")"
REASON="$(rune_param reason "")"

case "${CHAIN}" in
  EOD01|EOD02|EOM01) : ;;
  *) rune_error 1 "Unknown batch chain" "$(jq -nc --arg c "${CHAIN}" '{chain:$c}')" ;;
esac
[ -n "${REASON}" ] || rune_error 1 "A reason is mandatory for HOLD"

STATE_FILE="${STATE_DIR}/${CHAIN}.state"
[ -r "${STATE_FILE}" ] || rune_error 2 "State file not found" "$(jq -nc --arg f "${STATE_FILE}" '{file:$f}')"

CleanUp() {
  rmdir "${STATE_DIR}/${CHAIN}.lck" 2>/dev/null || true
  if [ "${COMPLETED}" != "Y" ]; then
    rune_error 100 "Procedure ended abnormally" "$(jq -nc --arg c "${CHAIN}" '{chain:$c}')"
  fi
}

mkdir "${STATE_DIR}/${CHAIN}.lck" 2>/dev/null || rune_error 3 "Chain is locked by another operator"
trap CleanUp EXIT

PREVIOUS="$(awk -F= '$1 == "STATUS" {print $2}' "${STATE_FILE}")" || PREVIOUS=UNKNOWN
if [ "${PREVIOUS}" = "HOLD" ]; then
  rune_ok "Chain was already in HOLD" "$(jq -nc --arg c "${CHAIN}" '{chain:$c, changed:false}')"
fi

{
  echo "STATUS=HOLD"
  echo "PREVIOUS=${PREVIOUS}"
  echo "STAMP=$(date +%Y%m%d%H%M%S)"
  echo "REASON=${REASON}"
} >"${STATE_FILE}.new"

"${BASE_DIR}/bin/chainctl" hold "${CHAIN}" >/dev/null 2>&1 || rune_error 3 "Scheduler refused the HOLD"
mv -f "${STATE_FILE}.new" "${STATE_FILE}" || rune_error 2 "State file could not be replaced"

COMPLETED=Y
rune_ok "Chain placed in HOLD" "$(jq -nc --arg c "${CHAIN}" --arg p "${PREVIOUS}" '{chain:$c, previous:$p, changed:true}')"
