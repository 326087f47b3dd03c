#!/usr/bin/env bash
#
# Name:     es_snapshot
# Purpose:  Take a snapshot of the shop's Elasticsearch indices and wait for it.
# Owner:    Platform Operations
#
set -o errexit
set -o nounset
set -o pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly ES_URL="$(rune_param es_url "http://127.0.0.1:9200")"
readonly REPOSITORY="$(rune_param repository "nightly")"
readonly INDICES="$(rune_param indices "orders-*")"
readonly SNAPSHOT_NAME="snap-$(date -u +%Y%m%d%H%M%S)"

log_info() {
  printf '[%s] INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

# Prints the body of the answer on stdout and returns curl's status.
es_request() {
  local method="$1" path="$2" body="${3:-}"
  local -a arguments=(--silent --show-error --fail --max-time 60 --request "${method}")
  if [[ -n "${body}" ]]; then
    arguments+=(--header 'Content-Type: application/json' --data "${body}")
  fi
  curl "${arguments[@]}" "${ES_URL}${path}"
}

REQUEST_BODY="$(jq -nc --arg i "${INDICES}" '{indices:$i, include_global_state:false}')"

log_info "creating ${SNAPSHOT_NAME} in ${REPOSITORY}"
if ! es_request PUT "/_snapshot/${REPOSITORY}/${SNAPSHOT_NAME}" "${REQUEST_BODY}" >/dev/null; then
  rune_error 2 "Elasticsearch refused the snapshot" "$(jq -nc --arg s "${SNAPSHOT_NAME}" '{snapshot:$s}')"
fi

STATE="IN_PROGRESS"
for attempt in {1..60}; do
  if ANSWER="$(es_request GET "/_snapshot/${REPOSITORY}/${SNAPSHOT_NAME}")"; then
    STATE="$(jq -r '.snapshots[0].state // "UNKNOWN"' <<<"${ANSWER}" 2>/dev/null || echo UNKNOWN)"
  else
    STATE="UNREACHABLE"
  fi
  log_info "attempt ${attempt}: ${STATE}"
  [[ "${STATE}" == "IN_PROGRESS" || "${STATE}" == "UNREACHABLE" ]] || break
  sleep 10
done

RESULT="$(jq -nc --arg n "${SNAPSHOT_NAME}" --arg s "${STATE}" '{snapshot:$n, state:$s}')"
case "${STATE}" in
  SUCCESS) rune_ok "Snapshot complete" "${RESULT}" ;;
  PARTIAL) rune_error 3 "Snapshot is partial" "${RESULT}" ;;
  *)       rune_error 3 "Snapshot did not finish" "${RESULT}" ;;
esac
