#!/usr/bin/env bash
#
# PLUGIN:   mongo_oplog_window
# PURPOSE:  Compute the oplog window of a replica set member and compare it with a minimum.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

MINIMUM_HOURS="$(rune_param min_hours "24")"
MEMBER_HOST="$(rune_param host "$(hostname -f 2>/dev/null || hostname)")"
[[ "${MINIMUM_HOURS}" =~ ^[0-9]+$ ]] || rune_error 1 "min_hours must be a whole number" '{"field":"min_hours"}'

MESSAGE_EMITTED="false"
finish_ok()    { MESSAGE_EMITTED="true"; rune_ok "$@"; }
finish_error() { MESSAGE_EMITTED="true"; rune_error "$@"; }
trap '[[ "${MESSAGE_EMITTED}" == "true" ]] || rune_error 100 "Unexpected end" "{}"' EXIT

attempt_query() {
  local attempt
  for attempt in 1 2 3; do
    if timeout 15 mongosh --quiet --host "${MEMBER_HOST}" --eval \
         'const i = db.getReplicationInfo(); print(JSON.stringify({hours: i.timeDiffHours, used: i.usedMB, size: i.logSizeMB}))' \
         </dev/null 2>/dev/null; then
      return 0
    fi
    echo "attempt ${attempt} failed" >&2
    sleep "${attempt}"
  done
  return 1
}

if ! RAW_ANSWER="$(attempt_query)"; then
  finish_error 2 "MongoDB is not reachable" "$(jq -nc --arg h "${MEMBER_HOST}" '{host:$h}')"
fi
if ! jq -e 'type == "object" and (.hours | type == "number")' >/dev/null 2>&1 <<<"${RAW_ANSWER}"; then
  finish_error 3 "Not a replica set member" "$(jq -nc --arg a "${RAW_ANSWER}" '{answer:$a}')"
fi

VERDICT="$(jq -c --argjson min "${MINIMUM_HOURS}" '. + {minimum:$min, enough:(.hours >= $min)}' <<<"${RAW_ANSWER}")"
if [[ "$(jq -r .enough <<<"${VERDICT}")" == "true" ]]; then
  finish_ok "Oplog window is sufficient" "${VERDICT}"
else
  finish_error 3 "Oplog window is too short" "${VERDICT}"
fi
