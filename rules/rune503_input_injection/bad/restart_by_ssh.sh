#!/usr/bin/env bash
# Restarts a unit on another host and shows the end of its journal there.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

HOST="$(rune_ctx node "localhost")"
UNIT="$(rune_param unit "")"
LINES="$(rune_param lines "20")"

if [[ -z "${UNIT}" ]]; then
  rune_error 1 "Missing required parameter: unit" '{"missing":["unit"]}'
fi

if ! ssh -o BatchMode=yes "${HOST}" "systemctl restart ${UNIT}" >&2; then # expect: RUNE503
  rune_error 2 "Restart failed" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
fi

# Separate words make no difference: ssh joins them again.
JOURNAL="$(ssh "${HOST}" journalctl -u "${UNIT}" -n "${LINES}" || true)" # expect: RUNE503

rune_ok "Restarted" "$(jq -nc --arg unit "${UNIT}" --arg journal "${JOURNAL}" '{unit:$unit, journal:$journal}')"
