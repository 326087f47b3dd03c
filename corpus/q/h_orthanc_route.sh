#!/usr/bin/env bash
###############################################################################
# Plugin      : h_orthanc_route
# Purpose     : send one study from the gateway to another modality
# Owner       : Clinical Systems / Imaging
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly API="http://localhost:8042"
readonly -a CURL=(curl --silent --show-error --fail --netrc-file /etc/rune/orthanc.netrc --max-time 90)

ACCESSION="$(rune_param accession_number "")"
MODALITY="$(rune_param modality "")"

[[ "${ACCESSION}" =~ ^[A-Z0-9]{6,16}$ ]] || rune_error 1 "accession_number is not valid" '{"field":"accession_number"}'
[[ "${MODALITY}" =~ ^[A-Z0-9_]{2,16}$ ]] || rune_error 1 "modality is not valid" '{"field":"modality"}'

if ! "${CURL[@]}" -o /dev/null "${API}/system"; then
  rune_emit "Orthanc is unreachable at ${API}" 2
fi

QUERY="$(jq -nc --arg a "${ACCESSION}" '{Level: "Study", Query: {AccessionNumber: $a}, Expand: true}')"
ANSWER="$("${CURL[@]}" -H 'Content-Type: application/json' -d "${QUERY}" "${API}/tools/find")" || rune_error 2 "Search failed" '{"stage":"find"}'
STUDY_ID="$(jq -r '.[0].ID // empty' <<<"${ANSWER}" 2>/dev/null || true)"
if [[ -z "${STUDY_ID}" ]]; then
  rune_error_kv 2 "No such study" "accession_number=${ACCESSION}"
fi

JOB="$(jq -nc --arg id "${STUDY_ID}" '{Resources: [$id], Synchronous: true}' |
  "${CURL[@]}" -H 'Content-Type: application/json' -d @- "${API}/modalities/${MODALITY}/store")" ||
  rune_error_kv 3 "C-STORE failed" "study=${STUDY_ID}" "modality=${MODALITY}"

SENT="$(jq -r '.InstancesCount // 0' <<<"${JOB}" 2>/dev/null || echo 0)"
SERIES="$(jq -c '.[0].Series' <<<"${ANSWER}")"
rune_ok_kv "Study sent" "study=${STUDY_ID}" "modality=${MODALITY}" "instances=${SENT}" "series=${SERIES}"
