#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, geodata
# Purpose       : Checks that the public WFS offers the published layers.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

SERVICE_URL="$(rune_param url "https://geo.example.org/ows")"
EXPECTED_JSON="$(rune_param_json layers '["parcels","buildings","streets"]')"

print_usage() {
  cat <<'TEXT'
Expects the parameters url (string) and layers (array of strings), such as
  {"url": "https://geo.example.org/ows", "layers": ["parcels"]}
TEXT
}

if ! jq -e 'type == "array" and length > 0' <<<"${EXPECTED_JSON}" >/dev/null; then
  print_usage >&2
  rune_error 1 "The parameter 'layers' must be an array." '{"field":"layers"}'
fi

CAPABILITIES_FILE="$(mktemp)"
trap 'rm -f "${CAPABILITIES_FILE}"' EXIT

HTTP_RESULT="$(curl -sS -m 30 -G --data-urlencode "service=WFS" --data-urlencode "request=GetCapabilities" \
  -o "${CAPABILITIES_FILE}" --write-out '{"code":%{http_code},"seconds":%{time_total}}' "${SERVICE_URL}" 2>/dev/null)" \
  || rune_error 2 "The service could not be reached." "$(jq -nc --arg u "${SERVICE_URL}" '{url: $u}')"

if [[ "$(jq -r '.code' <<<"${HTTP_RESULT}")" != "200" ]]; then
  rune_error 3 "The service answers with an error." "${HTTP_RESULT}"
fi

# <Name>stadt:parcels</Name>
OFFERED_LAYERS="$(grep -o '<Name>[^<]*</Name>' "${CAPABILITIES_FILE}" | sed -e 's/<[^>]*>//g' -e 's/^.*://' | sort -u || true)"
MISSING_LAYERS="$(comm -23 <(jq -r '.[]' <<<"${EXPECTED_JSON}" | sort -u) - <<<"${OFFERED_LAYERS}")"

DETAILS="$(jq -nc --argjson http "${HTTP_RESULT}" --arg m "${MISSING_LAYERS}" '{http: $http, missing: ($m | split("\n") | map(select(. != "")))}')"
if [[ -n "${MISSING_LAYERS}" ]]; then
  while read -r LAYER; do
    echo "not offered: ${LAYER}"
  done <<<"${MISSING_LAYERS}" | logger -t wfs_layer_check || true
  rune_error 3 "Layers are missing." "${DETAILS}"
fi
rune_ok "All layers are offered." "${DETAILS}"
