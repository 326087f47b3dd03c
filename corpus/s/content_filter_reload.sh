#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, school networks
# Purpose       : Fetches the youth protection block list, checks it and has Squid
#                 read its configuration again.
# ------------------------------------------------------------------------------
set -Eeuo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

report_unexpected_failure() {
  local status="$1" line="$2"
  if (( BASH_SUBSHELL == 0 )); then
    rune_error 100 "A step failed unexpectedly." "$(jq -nc --argjson s "${status}" --argjson l "${line}" '{status: $s, line: $l}')"
  fi
}
trap 'report_unexpected_failure "$?" "${LINENO}"' ERR

LIST_URL="$(rune_param url "https://lists.example.org/schools/domains.txt")"
MINIMUM_ENTRIES="$(rune_param minimum "1000")"
LIST_FILE="/etc/squid/blocked_domains.txt"

if [[ ! "${MINIMUM_ENTRIES}" =~ ^[0-9]{1,7}$ ]]; then
  rune_error 1 "The parameter 'minimum' must be a number."
fi

NEW_FILE="$(mktemp)"
curl -fsSL --max-time 60 -o "${NEW_FILE}" "${LIST_URL}"
sed -i -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "${NEW_FILE}"
ENTRY_COUNT="$(wc -l <"${NEW_FILE}")"
if [ "${ENTRY_COUNT}" -lt "${MINIMUM_ENTRIES}" ]; then
  rm -f "${NEW_FILE}"
  rune_error 3 "The list is too short." "$(jq -nc --arg n "${ENTRY_COUNT}" '{entries: ($n | tonumber)}')"
fi

CHANGED_LINES=0
if [[ -f "${LIST_FILE}" ]]; then
  CHANGED_LINES="$(diff "${LIST_FILE}" "${NEW_FILE}" | grep -c '^[<>]' || true)"
fi
install -o root -g proxy -m 0640 "${NEW_FILE}" "${LIST_FILE}"
rm -f "${NEW_FILE}"

squid -k parse >/dev/null 2>&1
squid -k reconfigure >/dev/null 2>&1

rune_ok "The content filter was reloaded." "$(jq -nc --arg n "${ENTRY_COUNT}" --arg c "${CHANGED_LINES}" '{entries: ($n | tonumber), changed: ($c | tonumber)}')"
