#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly PODS_PROGRAM='
  def restarts: [.status.containerStatuses[]?.restartCount] | add // 0;
  .items
  | map({name: .metadata.name, phase: .status.phase, restarts: restarts})
'
readonly TOTALS='group_by(.phase) | map({key: .[0].phase, value: length}) | from_entries'
readonly BY_NAME='sort_by(.name)' BY_RESTARTS='sort_by(-.restarts)'

rune_init

NS="$(rune_param namespace "default")"
SORT="$(rune_param sort "name")"
MAX="$(rune_param max "50")"
PREFIX="$(rune_param prefix "")"

case "${SORT}" in
  name) ORDER="${BY_NAME}" ;;
  restarts) ORDER="${BY_RESTARTS}" ;;
  *) rune_error 1 "sort must be name or restarts" '{"allowed":["name","restarts"]}' ;;
esac

RAW="$(kubectl -n "${NS}" get pods -o json 2>/dev/null)" || rune_error 2 "No answer from the cluster" "$(jq -nc --arg n "${NS}" '{namespace:$n}')"

PODS="$(jq -c "${PODS_PROGRAM}" <<<"${RAW}")"
PODS="$(jq -c --arg p "${PREFIX}" "map(select(.name | startswith(\$p)))" <<<"${PODS}")"
PODS="$(jq -c "$ORDER" <<<"${PODS}")"
TOTAL="$(jq -c "${TOTALS}" <<<"${PODS}")"

FIELDS=(name phase)
echo "fields: ${FIELDS[*]}, jq '.items[].${FIELDS[0]}'" >&2

OUT="$(jq -nc \
  --argjson pods "${PODS}" \
  --argjson total "${TOTAL}" \
  --arg max "${MAX}" \
  '{pods: $pods[:($max | tonumber? // 50)], total: $total}')"
rune_ok "Pods listed" "${OUT}"
