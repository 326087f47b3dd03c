#!/bin/bash
#----------------------------------------------------------------------
# LOCKDIR_RELEASE  Release an orphaned lock directory of the posting system
#----------------------------------------------------------------------
set -o errexit
set -o nounset
set -o pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r LOCK_ROOT=/var/opt/posting/locks
typeset -r MINIMUM_AGE=900
typeset RESOURCE LOCK_DIR OWNER_PID OWNER_HOST NOW_STAMP LOCK_STAMP
typeset -i AGE=0
typeset EMITTED=N

RESOURCE="$(rune_param resource "")"
case "${RESOURCE}" in
  ''|*[!A-Z0-9_]*) rune_error 1 "Invalid resource identifier" "$(jq -nc --arg r "${RESOURCE}" '{resource:$r}')" ;;
esac

LogLine() {
  typeset LEVEL="$1"
  shift
  printf '%s %-5s %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "${LEVEL}" "$*"
}

Abend() {
  EMITTED=Y
  rune_error "$1" "$2" "$(jq -nc --arg r "${RESOURCE}" '{resource:$r}')"
}

OnExit() {
  typeset -i RC=$?
  LogLine INFO "procedure ends with ${RC}" >&2
  if [ "${EMITTED}" = "N" ]; then
    EMITTED=Y
    rune_error 100 "Unexpected termination" '{"phase":"exit"}'
  fi
}
trap OnExit EXIT

LOCK_DIR="${LOCK_ROOT}/${RESOURCE}.lock"
if [ ! -d "${LOCK_DIR}" ]; then
  EMITTED=Y
  rune_ok "No lock held" '{"released":false}'
fi

{
  read -r OWNER_PID OWNER_HOST || [ -n "${OWNER_PID}" ]
} <"${LOCK_DIR}/owner" 2>/dev/null || Abend 3 "Owner record unreadable"

NOW_STAMP="$(date +%s)"
LOCK_STAMP="$(stat -c %Y "${LOCK_DIR}")" || Abend 2 "Lock vanished while examined"
AGE=$(( NOW_STAMP - LOCK_STAMP ))
LogLine INFO "lock age ${AGE}s, owner ${OWNER_PID}@${OWNER_HOST:-local}" | logger -t posting-lock || true

if [ "${AGE}" -lt "${MINIMUM_AGE}" ]; then
  Abend 3 "Lock is too young to be released"
fi
if [ -d "/proc/${OWNER_PID}" ]; then
  Abend 3 "Owner process is still active"
fi

rm -f "${LOCK_DIR}/owner" 2>/dev/null || Abend 2 "Owner record not removable"
rmdir "${LOCK_DIR}" || Abend 2 "Lock directory not empty"

EMITTED=Y
rune_ok "Lock released" "$(jq -nc --arg r "${RESOURCE}" --arg p "${OWNER_PID}" --argjson a "${AGE}" '{resource:$r, owner_pid:$p, age:$a, released:true}')"
