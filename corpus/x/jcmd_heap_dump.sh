#!/usr/bin/env bash
###############################################################################
# Plugin      : jcmd_heap_dump
# Purpose     : Writes a heap dump of a JVM that is found by its main class
# Log         : /var/log/rune/jcmd_heap_dump.log
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LOG_DIR="/var/log/rune"
mkdir -p "${LOG_DIR}"
readonly LOG_FILE="${LOG_DIR}/jcmd_heap_dump.log"

log() { echo "$(date '+%F %T') $1 $2" >>"${LOG_FILE}"; }

MAIN_CLASS="$(rune_param main_class "")"
TARGET_DIR="$(rune_param target_dir "/var/tmp")"
LIVE_ONLY="$(rune_param live_only "false")"

if [[ -z "${MAIN_CLASS}" ]]; then
  rune_error 1 "Missing required parameter" '["main_class"]'
fi
if [[ ! -d "${TARGET_DIR}" ]]; then
  rune_error 2 "Target directory not found" "$(jq -nc --arg d "${TARGET_DIR}" '{dir:$d}')"
fi

PID="$(jcmd -l 2>/dev/null | awk -v c="${MAIN_CLASS}" '$2 == c {print $1; exit}' || true)"
if [[ -z "${PID}" ]]; then
  rune_error 2 "No such JVM" "$(jq -nc --arg c "${MAIN_CLASS}" '{main_class:$c}')"
fi

NEEDED="$(awk '/^VmRSS/ {print $2}' "/proc/${PID}/status" 2>/dev/null || echo 0)"
FREE="$(df --output=avail -k "${TARGET_DIR}" | tail -n 1 | tr -d ' ')"
DUMP="${TARGET_DIR}/heap_${PID}_$(date '+%Y%m%d%H%M%S').hprof"

declare -a FLAGS=()
if [[ "${LIVE_ONLY}" != "true" ]]; then
  FLAGS+=(-all)
fi

{
  echo "dump of ${PID} to ${DUMP}, resident ${NEEDED} kB, free ${FREE} kB"
  if (( FREE < NEEDED )); then
    rune_error 3 "Not enough space" "$(jq -nc --argjson f "${FREE}" --argjson n "${NEEDED}" '{free_kb:$f, needed_kb:$n}')"
  fi
  jcmd "${PID}" GC.heap_dump "${FLAGS[@]}" "${DUMP}" || true
} >>"${LOG_FILE}" 2>&1

if [[ ! -s "${DUMP}" ]]; then
  log ERROR "no dump was written"
  rune_error 3 "The dump was not written" "$(jq -nc --arg l "${LOG_FILE}" '{log:$l}')"
fi
log INFO "done"
rune_ok "Heap dumped" "$(jq -nc --arg f "${DUMP}" --argjson s "$(stat -c %s "${DUMP}")" '{file:$f, bytes:$s}')"
