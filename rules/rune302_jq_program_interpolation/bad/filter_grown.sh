#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

LABEL="$(rune_param label "")"
MINIMUM="$(rune_param minimum 0)"
ROWS="$(rune_param_json rows '[{"label":"a","size":3}]')"

# The filter is put together first, and given to jq as a whole.
filter='.[]'
if [[ -n "${LABEL}" ]]; then
  filter+=" | select(.label == \"${LABEL}\")"
fi
filter+=" | select(.size >= ${MINIMUM})"

matching() {
  jq -c "[$1] | {rows: .}" <<<"${ROWS}" # expect: RUNE302
}

OUT="$(matching "${filter}")" || rune_error 3 "The rows cannot be filtered"
rune_ok "Rows filtered" "${OUT}"
