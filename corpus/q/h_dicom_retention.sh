#!/usr/bin/env bash
###############################################################################
# Plugin      : h_dicom_retention
# Purpose     : delete studies past their retention from the research archive
# Owner       : Clinical Systems / Imaging
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly BASE_URL="http://127.0.0.1:8042"
readonly NETRC="/etc/rune/orthanc.netrc"

CUTOFF="$(rune_param cutoff_date "")"
APPLY="$(rune_param apply "false")"

if [[ -z "${CUTOFF}" ]]; then
  rune_error 1 "cutoff_date is required" '{"field":"cutoff_date"}'
fi
if [[ ! -r "${NETRC}" ]]; then
  rune_error 4 "netrc file is not readable" '{"path":"/etc/rune/orthanc.netrc"}'
fi

ALL="$(mktemp)"
trap 'rm -f "${ALL}"' EXIT

curl -fsS --max-time 60 --netrc-file "${NETRC}" -o "${ALL}" "${BASE_URL}/studies?expand" ||
  rune_error 2 "Archive does not answer" "$(jq -nc --arg url "${BASE_URL}" '{url: $url}')"

OLD="$(jq -r "map(select(.MainDicomTags.StudyDate < \"${CUTOFF}\")) | .[].ID" "${ALL}")" ||
  rune_error 2 "Study list is not readable" '{"stage":"parse"}'

mapfile -t STUDIES < <(printf '%s' "${OLD}")
REMOVED=0
FAILED=0
if [[ "${APPLY}" == "true" ]]; then
  for study in "${STUDIES[@]}"; do
    if curl -fsS --max-time 120 --netrc-file "${NETRC}" -X DELETE -o /dev/null "${BASE_URL}/studies/${study}"; then
      REMOVED=$((REMOVED + 1))
    else
      FAILED=$((FAILED + 1))
    fi
  done
fi

SUMMARY="$(jq -nc --argjson c "${#STUDIES[@]}" --argjson r "${REMOVED}" --argjson f "${FAILED}" '{candidates: $c, removed: $r, failed: $f}')"
if [[ "${APPLY}" == "true" && "${FAILED}" -gt 0 ]]; then
  rune_error 3 "Some studies could not be deleted" "${SUMMARY}"
elif [[ "${APPLY}" == "true" ]]; then
  rune_ok "Retention applied" "${SUMMARY}"
elif [[ "${APPLY}" == "false" ]]; then
  rune_ok "Dry run" "${SUMMARY}"
fi
