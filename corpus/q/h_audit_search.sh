#!/usr/bin/env bash
###############################################################################
# Plugin      : h_audit_search
# Purpose     : who opened files under an audited key (Linux audit, phi-access)
# Owner       : Data Protection Office
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

USER_NAME="$(rune_param user "")"
SINCE="$(rune_param since "today")"
AUDIT_TAG="$(rune_param tag "phi-access")"

case "${SINCE}" in
  today|yesterday|this-week|this-month|recent) ;;
  *) rune_error 1 "since is a word that ausearch knows" '{"allowed":["today","yesterday","this-week","this-month","recent"]}' ;;
esac

USER_ID="$(id -u -- "${USER_NAME}" 2>/dev/null)" || rune_error 2 "User is unknown" "{\"user\":\"${USER_NAME}\"}"

RAW="$(mktemp)"
trap 'rm -f "${RAW}"' EXIT

STATUS=0
ausearch --interpret --format csv --key "${AUDIT_TAG}" --loginuid "${USER_ID}" --start "${SINCE}" 2>&1 >"${RAW}" || STATUS=$?

if [[ "${STATUS}" -ne 0 && -s "${RAW}" ]]; then
  rune_error 3 "ausearch failed half way" "$(jq -nc --argjson s "${STATUS}" '{status: $s}')"
fi

# NODE,EVENT,DATE,TIME,SERIAL_NUM,EVENT_KIND,SESSION,SUBJ_PRIME,...,ACTION,RESULT,OBJ_PRIME
OBJECTS="$(awk -F, 'NR > 1 && $14 != "" { count[$14]++ } END { for (o in count) print count[o] "\t" o }' "${RAW}" |
  sort -rn | jq -Rnc '[inputs | split("\t") | {hits: (.[0] | tonumber), object: .[1]}] | .[:50]')"

rune_ok "Audit search finished" "$(jq -nc --arg u "${USER_NAME}" --arg s "${SINCE}" --argjson o "${OBJECTS}" '{user: $u, since: $s, objects: $o}')"
