#!/usr/bin/env bash
# Temperatures out of lm-sensors; what is above the limit comes first
set -euo pipefail

source "$(cd "${0%/*}" && pwd)/rune_bpcs.sh"
rune_init

chip=$(rune_param chip "")
limit=$(rune_param limit 80)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "limit must be whole degrees" '{"parameter":"limit"}'

raw=$(timeout 15 sensors -j 2>/dev/null) || rune_error 2 "sensors failed" '{"package":"lm-sensors"}'
[[ -n $raw ]] || raw='{}'

flat() {
  jq -c '
    to_entries | map(
      .key as $chip
      | .value | to_entries[] | select(.value | type == "object")
      | .key as $label
      | .value | to_entries[] | select(.key | test("^temp[0-9]+_input$"))
      | {chip: $chip, label: $label, celsius: .value}
    ) | sort_by(-.celsius)'
}

if ! temps=$(flat <<<"$raw" 2>/dev/null); then
  rune_error 3 "sensors printed something that is no JSON" "$(jq -nc --arg r "${raw:0:200}" '{begin:$r}')"
fi

if [[ -n $chip ]]; then
  temps=$(jq -c "map(select(.chip | startswith(\"$chip\")))" <<<"$temps") || rune_error 1 "Bad chip name" '{"parameter":"chip"}'
fi

hot=$(jq -c --argjson l "$limit" 'map(select(.celsius > $l))' <<<"$temps")
max=$(jq -r 'first.celsius // "none"' <<<"$temps")

if [[ $hot != '[]' ]]; then
  rune_error_kv 3 "Sensors above ${limit} degrees" "max=$max" "hot=$hot"
fi
rune_ok "Temperatures are fine" "$(jq -nc --argjson t "$temps" '{sensors:$t}')"
