#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# Loads the audit watches for the patient data directories.
# ---------------------------------------------------------------------------
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

RULE_FILE="/etc/audit/rules.d/50-patient.rules"
WATCHES="$(rune_param_json watches '["/srv/pacs"]')"
STAGE="start"

on_exit() {
  local status=$?
  rm -f "${RULE_FILE}.new" || true
  if [[ ${status} -ne 0 ]]; then
    rune_error 100 "Audit rules were not loaded" "$(jq -nc --arg s "${STAGE}" '{stage:$s}')"
  fi
}
trap on_exit EXIT

STAGE="validate"
if ! jq -e 'type == "array" and all(.[]; startswith("/"))' <<<"${WATCHES}" >/dev/null 2>&1; then
  rune_error 1 "watches must be a list of absolute paths" '{"parameter":"watches"}'
fi

STAGE="write"
jq -r '.[] | "-w \(.) -p wa -k patient"' <<<"${WATCHES}" >"${RULE_FILE}.new"
chmod 0640 "${RULE_FILE}.new"
mv "${RULE_FILE}.new" "${RULE_FILE}"

STAGE="load"
augenrules --load >&2

STAGE="verify"
LOADED="$(auditctl -l 2>/dev/null | grep -c 'key=patient')"
rune_ok "Audit rules loaded" "$(jq -nc --argjson n "${LOADED}" '{loaded:$n}')"
