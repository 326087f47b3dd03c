#!/usr/bin/env bash
# Full control: the response is built here and checked by rune_emit.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

THRESHOLD="$(rune_param min_free_gb "5")"

respond_ok() {
  local out=$1 resp
  resp=$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson out "${out}" '{
    message_metadata: $mm,
    payload: {result: "success", output_data: $out},
    observability: $obs,
    error: null
  }')
  rune_emit "${resp}" 0
}

respond_error() {
  local code=$1 text=$2 details=$3 resp
  resp=$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" \
    --argjson c "${code}" --arg t "${text}" --argjson d "${details}" '{
    message_metadata: $mm,
    payload: null,
    observability: $obs,
    error: {code: $c, message: $t, details: $d}
  }')
  rune_emit "${resp}" "${code}"
}

if [[ ! "${THRESHOLD}" =~ ^[0-9]+$ ]]; then
  respond_error 1 "min_free_gb must be a number" '{"invalid":["min_free_gb"]}'
fi

if ! VGS=$(vgs --reportformat json --units g --nosuffix 2> >(cat >&2)); then
  respond_error 2 "vgs failed" '{"command":"vgs"}'
fi

if ! ROWS=$(jq -c '[.report[0].vg[] | {name: .vg_name, free: (.vg_free | tonumber)}]' <<<"${VGS}"); then
  respond_error 2 "vgs output not understood" '{"command":"vgs"}'
fi

LOW=$(jq -nc --argjson rows "${ROWS}" --argjson t "${THRESHOLD}" '[$rows[] | select(.free < $t) | .name]')
DATA=$(jq -nc --argjson rows "${ROWS}" --argjson low "${LOW}" '{groups: $rows, low: $low}')

if [[ "${LOW}" != "[]" ]]; then
  respond_error 3 "volume groups are low on space" "${DATA}"
fi
respond_ok "${DATA}"
