#!/usr/bin/env bash
# Provisions or removes a subscriber in the Open5GS database.
set -euo pipefail
readonly DB_URI="${OPEN5GS_DB:-mongodb://127.0.0.1/open5gs}"

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

# every line of the log carries the correlation id of the request
LOG_TAG="open5gs_sub/$(rune_meta correlation_id none)"
readonly LOG_TAG

debug() { [[ "${DEBUG:-0}" != "0" ]] && printf '%s: %s\n' "${LOG_TAG}" "$*" >&2 || true; }

rune_init

IMSI="$(rune_param imsi "")"
APN="$(rune_param apn internet)"
REMOVE="$(rune_param remove false)"
KEEP_HISTORY="$(rune_param keep_history true)"

if ! [[ "${IMSI}" =~ ^[0-9]{14,15}$ ]]; then
  rune_error 1 "The IMSI must have 14 or 15 digits" '{"parameter":"imsi"}'
fi

mongo_eval() {
  mongosh --quiet "${DB_URI}" --eval "$1" 2>/dev/null
}

count_subscribers() { mongo_eval "db.subscribers.countDocuments({imsi: '${IMSI}'})"; }

BEFORE="$(count_subscribers)" || rune_error 2 "The database does not answer" '{"database":"open5gs"}'
debug "documents before: ${BEFORE}"

if [[ "${REMOVE}" == "true" ]]; then
  if [[ "${KEEP_HISTORY}" == "true" ]]; then
    mongo_eval "db.subscribers.find({imsi: '${IMSI}'}).forEach(d => db.removed.insertOne(d))" >/dev/null || rune_error 3 "History was not written" '{}'
  fi
  mongo_eval "db.subscribers.deleteOne({imsi: '${IMSI}'})" >/dev/null || rune_error 3 "Subscriber was not removed" '{}'
else
  [[ "${BEFORE}" == "0" ]] || rune_error 3 "Subscriber is there already" "$(jq -nc --arg i "${IMSI}" '{imsi:$i}')"
  mongo_eval "db.subscribers.insertOne({imsi: '${IMSI}', slice: [{sst: 1, session: [{name: '${APN}'}]}]})" >/dev/null \
    || rune_error 3 "Subscriber was not added" "$(jq -nc --arg i "${IMSI}" '{imsi:$i}')"
fi

AFTER="$(count_subscribers)" || AFTER="unknown"
rune_ok_kv "Done" "imsi=${IMSI}" "apn=${APN}" "before=${BEFORE}" "after=${AFTER}"
