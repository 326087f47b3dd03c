#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, backup
# Purpose       : Loads the tape of the day into the drive of the town hall's
#                 autoloader and checks that it is writable.
# Changer       : /dev/sg3, drive: /dev/nst0
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "${SCRIPT_DIRECTORY}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
else
  source "/opt/rune/lib/rune_bpcs.sh"
fi
rune_init

CHANGER_DEVICE="$(rune_param changer "/dev/sg3")"
TAPE_DEVICE="$(rune_param drive "/dev/nst0")"
WANTED_LABEL="$(rune_param label "")"

log_info() {
  echo "$(date '+%F %T') INFO  $*" >&2
}

if [[ -z "${WANTED_LABEL}" ]]; then
  # Monday to Thursday daily tapes, Friday weekly tapes
  WEEKDAY="$(date +%u)"
  case "${WEEKDAY}" in
    5) WANTED_LABEL="WK$(date +%V)" ;;
    6 | 7) rune_ok "No rotation on weekends." '{"rotated":false}' ;;
    *) WANTED_LABEL="DAY0${WEEKDAY}" ;;
  esac
fi

if ! CHANGER_STATUS="$(mtx -f "${CHANGER_DEVICE}" status 2>/dev/null)"; then
  rune_error 2 "The changer does not answer." "$(jq -nc --arg d "${CHANGER_DEVICE}" '{changer: $d}')"
fi

#   Data Transfer Element 0:Full (Storage Element 4 Loaded):VolumeTag = DAY04L6
#         Storage Element 7:Full :VolumeTag=WK47L6
LOADED_SLOT="$(sed -n 's/.*Data Transfer Element 0:Full (Storage Element \([0-9]*\) Loaded).*/\1/p' <<<"${CHANGER_STATUS}")"
WANTED_SLOT="$(awk -v want="${WANTED_LABEL}" '
  /^ *Storage Element [0-9]+:Full/ {
    tag = $0; sub(/.*VolumeTag *= */, "", tag); sub(/[ \t]+$/, "", tag)
    if (index(tag, want) == 1) { split($3, part, ":"); print part[1]; exit }
  }' <<<"${CHANGER_STATUS}")"

if grep -q "Data Transfer Element 0:Full.*= *${WANTED_LABEL}" <<<"${CHANGER_STATUS}"; then
  rune_ok "The tape of the day is already loaded." "$(jq -nc --arg l "${WANTED_LABEL}" '{label: $l, rotated: false}')"
fi
[[ -n "${WANTED_SLOT}" ]] || rune_error 3 "The tape of the day is not in the changer." "$(jq -nc --arg l "${WANTED_LABEL}" '{label: $l}')"

if [[ -n "${LOADED_SLOT}" ]]; then
  log_info "unloading to slot ${LOADED_SLOT}"
  mt -f "${TAPE_DEVICE}" offline || log_info "mt offline failed, trying the changer anyway"
  mtx -f "${CHANGER_DEVICE}" unload "${LOADED_SLOT}" 0 >&2 || rune_error 3 "Unload failed."
fi
mtx -f "${CHANGER_DEVICE}" load "${WANTED_SLOT}" 0 >&2 || rune_error 3 "Load failed."

for ATTEMPT in {1..12}; do
  if STATUS="$(mt -f "${TAPE_DEVICE}" status 2>/dev/null)" && [[ "${STATUS}" == *ONLINE* ]]; then
    break
  fi
  log_info "attempt ${ATTEMPT}: drive not ready"
  sleep 5
done
case "${STATUS}" in
  *WR_PROT*) rune_error 3 "The tape is write protected." "$(jq -nc --arg l "${WANTED_LABEL}" '{label: $l}')" ;;
  *ONLINE*) rune_ok "Tape loaded." "$(jq -nc --arg l "${WANTED_LABEL}" --arg s "${WANTED_SLOT}" '{label: $l, slot: ($s | tonumber), rotated: true}')" ;;
  *) rune_error 3 "The drive did not become ready." ;;
esac
