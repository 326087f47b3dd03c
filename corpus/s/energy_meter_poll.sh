#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, facility management
# Purpose       : Reads active power of a building's Modbus meter several times
#                 and reports mean and peak.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

METER_HOST="$(rune_param meter "")"
UNIT_ID="$(rune_param unit "1")"
SAMPLES="$(rune_param samples "5")"
PEAK_LIMIT_WATT="$(rune_param peak_limit "30000")"

if [[ -z "${METER_HOST}" ]]; then
  rune_error 1 "The parameter 'meter' is missing." '{"missing":["meter"]}'
fi
if (( SAMPLES < 1 || SAMPLES > 60 )); then
  rune_error 1 "The number of samples must be 1 to 60."
fi
if [ "${PEAK_LIMIT_WATT}" -lt 1 ] 2>/dev/null; then
  rune_error 1 "The peak limit must be positive."
fi

VALUES_FILE="$(mktemp)"
trap 'rm -f "${VALUES_FILE}"' EXIT

for _ in $(seq 1 "${SAMPLES}"); do
  # mbpoll prints:  [1]:    18250
  if ! ANSWER="$(mbpoll -m tcp -a "${UNIT_ID}" -t 3:int -r 1 -c 1 -1 "${METER_HOST}" 2>/dev/null)"; then
    echo "Meter ${METER_HOST} did not answer"
    exit 2
  fi
  awk -F': *' '/^\[1\]/ { print $2 + 0 }' <<<"${ANSWER}" >>"${VALUES_FILE}"
  sleep 1
done

STATISTICS="$(jq -sc 'if length == 0 then {} else {mean: (add / length | floor), peak: max, samples: length} end' <"${VALUES_FILE}")"
if [[ "${STATISTICS}" == "{}" ]]; then
  rune_error 3 "The meter gave no readable value."
fi
if jq -e --arg l "${PEAK_LIMIT_WATT}" '.peak > ($l | tonumber)' <<<"${STATISTICS}" >/dev/null 2>&1; then
  rune_error 3 "The peak limit was exceeded." "${STATISTICS}"
fi
rune_ok "Meter was read." "${STATISTICS}"
