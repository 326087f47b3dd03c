#!/usr/bin/env bash
# =============================================================================
# Plugin   : icinga_downtime
# Purpose  : Schedules a downtime for a host and its services in Icinga 2
# Owner    : Platform Operations / Monitoring
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly API="https://icinga.hostco.example:5665/v1"

HOST="$(rune_param host "")"
MINUTES="$(rune_param minutes "60")"
COMMENT="$(rune_param comment "maintenance")"
API_USER="$(rune_param api_user "rune")"
API_PASSWORD="$(rune_param api_password "")"

[[ "${HOST}" =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Invalid host" '{"param":"host"}'
[[ -n "${API_PASSWORD}" ]] || rune_error 4 "No API password" '{"missing":["api_password"]}'

START="$(date +%s)"
END=$(( START + MINUTES * 60 ))

BODY="{\"type\":\"Host\",\"all_services\":true,\"author\":\"rune\",\"comment\":\"${COMMENT}\","
BODY+="\"filter\":\"host.name==\\\"${HOST}\\\"\",\"fixed\":true,"
BODY+="\"start_time\":${START},\"end_time\":${END}}"

ANSWER="$(mktemp)"
trap 'rm -f "${ANSWER}"' EXIT
STATUS="$(curl --silent --insecure --max-time 20 --output "${ANSWER}" --write-out '%{http_code}' --user "${API_USER}:${API_PASSWORD}" --header 'Accept: application/json' --data "${BODY}" "${API}/actions/schedule-downtime")" || rune_error 2 "Icinga does not answer" '{"stage":"request"}'

case "${STATUS}" in
  200) ;;
  401|403) rune_error 4 "Icinga refuses the credentials" '{"status":"unauthorized"}' ;;
  *) rune_error 3 "Icinga did not schedule the downtime" "$(jq -nc --arg s "${STATUS}" '{status:$s}')" ;;
esac
COUNT="$(jq '[.results[]? | select(.code == 200)] | length' "${ANSWER}")" || COUNT=0
if (( COUNT == 0 )); then
  rune_error 3 "No object matched" "$(jq -nc --arg h "${HOST}" '{host:$h}')"
fi
rune_ok "Downtime scheduled" "$(jq -nc --arg h "${HOST}" --argjson n "${COUNT}" --argjson e "${END}" '{host:$h, objects:$n, end_time:$e}')"
