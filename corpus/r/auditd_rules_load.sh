#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  auditd_rules_load - install a rule file below /etc/audit/rules.d and load it
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly RULES_DIR=/etc/audit/rules.d
NAME="$(rune_param name "")"
RULES_JSON="$(rune_param_json rules '[]')"

log_info() { printf 'level=info plugin=auditd_rules_load msg="%s"\n' "$*" >&2; }

if [[ ! "${NAME}" =~ ^[a-z0-9_-]+$ ]]; then
  rune_error 1 "name must be a plain word" '{"missing":["name"]}'
fi
if ! jq -e 'type == "array" and length > 0 and all(.[]; type == "string")' <<<"${RULES_JSON}" >/dev/null; then
  rune_error 1 "rules must be a list of strings" '{"invalid":["rules"]}'
fi

TARGET="${RULES_DIR}/60-${NAME}.rules"
STAGED="$(mktemp)"
trap 'rm -f -- "${STAGED}"' EXIT

{
  echo "## managed by RUNE, do not edit"
  jq -r '.[]' <<<"${RULES_JSON}"
} >"${STAGED}"

if [[ -f "${TARGET}" ]] && cmp -s -- "${STAGED}" "${TARGET}"; then
  rune_ok "Rules unchanged" "$(jq -nc --arg t "${TARGET}" '{target:$t, changed:false}')"
fi

if ! install -m 0640 "${STAGED}" "${TARGET}"; then
  rune_error 2 "Rule file could not be written" "$(jq -nc --arg t "${TARGET}" '{target:$t}')"
fi

log_info "loading rules"
if ! augenrules --load >/dev/null 2>&1; then
  rm -f -- "${TARGET}"
  rune_error $? "augenrules refused the rules, file removed" "$(jq -nc --arg t "${TARGET}" '{target:$t}')"
fi

auditctl -s 1>&2 || log_info "no audit status"

LOADED="$(auditctl -l 2>/dev/null | wc -l)" || LOADED=0
rune_ok "Audit rules loaded" "$(jq -nc --arg t "${TARGET}" --argjson n "${LOADED}" '{target:$t, changed:true, loaded:$n}')"
