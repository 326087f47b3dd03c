#!/usr/bin/env bash
# `jq -e` as a check of JSON is an answer, and prints nothing with its output sent away.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
DATA="$(rune_param_json data '{}')"
if ! jq -e 'type == "object"' <<<"${DATA}" >/dev/null 2>&1; then
  rune_error 1 "data must be an object" '{"expected":"object"}'
fi
printf '%s' "${DATA}" | jq -e . >/dev/null 2>&1 || rune_error 1 "data is no JSON" '{}'
rune_ok "Checked" "${DATA}"
