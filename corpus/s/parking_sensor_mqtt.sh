#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, smart city
# Purpose       : Listens to the parking sensors of one car park for some seconds
#                 and reports free and occupied spaces.
# ------------------------------------------------------------------------------
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

BROKER="$(rune_param broker "mqtt.intern.example")"
CAR_PARK="$(rune_param car_park "")"
LISTEN_SECONDS="$(rune_param seconds "10")"

require() {
  local condition_text="$1"
  shift
  "$@" || rune_error 1 "Check failed: ${condition_text}" '{"phase":"validation"}'
}
is_name() { [[ "$1" =~ ^[a-z0-9_-]+$ ]]; }
is_short_time() { [[ "$1" =~ ^[1-9][0-9]?$ ]]; }

require "car_park is a name" is_name "${CAR_PARK}"
require "seconds is 1 to 99" is_short_time "${LISTEN_SECONDS}"

LINES_FILE="$(mktemp)"
trap 'rm -f "${LINES_FILE}"' EXIT

# Topic:  parking/<car park>/<space>/state   Payload: {"occupied":true,"battery":3.4}
MQTT_STATUS=0
timeout "$((LISTEN_SECONDS + 5))" mosquitto_sub -h "${BROKER}" -t "parking/${CAR_PARK}/+/state" -W "${LISTEN_SECONDS}" -F '%t %p' \
  >"${LINES_FILE}" 2>/dev/null || MQTT_STATUS=$?
# 27 = -W has run out, which is the usual way to end
case "${MQTT_STATUS}" in
  0 | 27) ;;
  124) rune_error 2 "mosquitto_sub hangs." ;;
  *) rune_error 2 "The broker did not answer." "$(jq -nc --argjson s "${MQTT_STATUS}" '{status: $s}')" ;;
esac

declare -A SPACE_STATE=()
while read -r TOPIC PAYLOAD; do
  SPACE="${TOPIC%/state}"
  SPACE_STATE["${SPACE##*/}"]="$(jq -r '.occupied | tostring' <<<"${PAYLOAD}" 2>/dev/null || echo unknown)"
done <"${LINES_FILE}"

OCCUPIED=0
for SPACE in "${!SPACE_STATE[@]}"; do
  case "${SPACE_STATE[${SPACE}]}" in
    true) OCCUPIED=$((OCCUPIED + 1)) ;;
    unknown) echo "space ${SPACE} sends no JSON" >&2 ;;
  esac
done
if [[ "${#SPACE_STATE[@]}" -eq 0 ]]; then
  rune_error 3 "No sensor was heard."
fi
rune_ok "Sensors read." "$(jq -nc --argjson t "${#SPACE_STATE[@]}" --argjson o "${OCCUPIED}" '{spaces: $t, occupied: $o, free: ($t - $o)}')"
