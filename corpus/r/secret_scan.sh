#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  secret_scan - look for credentials that were committed to a repository
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

REPOSITORY="$(rune_param repository "")"
BASELINE="$(rune_param baseline "")"

REPORT="$(mktemp)"
finalize() {
  local status=$?
  rm -f -- "${REPORT}"
  if (( status != 0 )); then
    rune_error "${status}" "secret scan ended early" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}
trap finalize EXIT

if [[ -z "${REPOSITORY}" ]]; then
  rune_error 1 "Missing required parameter: repository" '{"missing":["repository"]}'
fi

ARGS=(detect --no-banner --redact --source "${REPOSITORY}" --report-format json --report-path "${REPORT}")
if [[ -n "${BASELINE}" ]]; then
  ARGS+=(--baseline-path "${BASELINE}")
fi

SCAN_STATUS=0
gitleaks "${ARGS[@]}" >&2 || SCAN_STATUS=$?
case "${SCAN_STATUS}" in
  0) rune_ok "Nothing found" '{"findings":0}' ;;
  1) ;;
  *) rune_error 2 "gitleaks failed" "$(jq -nc --argjson s "${SCAN_STATUS}" '{status:$s}')" ;;
esac

FINDINGS="$(jq -c '[.[] | {rule: .RuleID, file: .File, line: .StartLine}]' "${REPORT}")" || FINDINGS='[]'
rune_ok "Findings reported" "$(jq -nc --argjson f "${FINDINGS}" '{findings:($f | length), list:$f}')"
