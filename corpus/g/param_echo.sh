#!/usr/bin/env bash
#
# Shows what a plugin gets: for tests of the mediation module.
#
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  # shellcheck source=/dev/null
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  # shellcheck source=/dev/null
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi

rune_init

MODE="$(rune_param mode "params")"
VERBOSE="$(rune_param verbose false)"
STEPS="$(rune_param_json steps '[]')"

if [[ "${VERBOSE}" == "true" ]]; then
  set -x
  : "mode is ${MODE}"
  set +x
fi

count() { jq 'if type == "array" then length else 0 end' <<<"$1"; }

N="$(count "${STEPS}")"
if [ "${N}" -gt 1 ]; then
  echo "${N} steps, trace $(rune_meta trace_id none)" >&2
fi

collect() {
  local -n into=$1
  into[mode]="${MODE}"
  into[node]="$(rune_ctx node unknown)"
  into[steps]="${N}"
}
declare -A seen=()
collect seen

named() {
  jq -nc --arg mode "${seen[mode]}" --arg node "${seen[node]}" --arg steps "${seen[steps]}" \
    '{mode: $mode, node: $node, steps: ($steps | tonumber)}'
}

case "${MODE}" in
  params) rune_ok "Parameters" "$(rune_all_params)" ;;
  context) rune_ok "Context" "$(rune_all_ctx)" ;;
  named) rune_ok "Named" "$(named)" ;;
  nothing) rune_ok "Nothing" "" ;;
  *) rune_error 1 "Unknown mode" "$(rune_all_params)" ;;
esac
