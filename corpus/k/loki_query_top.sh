#!/usr/bin/env bash
# Top log streams of the last hour by lines
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

url=$(rune_param url http://127.0.0.1:3100)
label=$(rune_param label app)
limit=$(rune_param limit 10)
floor=$(rune_param floor 0)
[[ $label =~ ^[a-z_]+$ ]] || rune_error 1 "label is a Loki label name" '{"field":"label"}'
[[ $floor =~ ^[0-9]+$ ]] || rune_error 1 "floor is a number of lines" '{"field":"floor"}'

query() {
  curl -sS -G --max-time 20 --fail "$url/loki/api/v1/query" \
    --data-urlencode "query=sum by ($1) (count_over_time({$1=~\".+\"}[1h]))"
}

raw=$(query "$label") || rune_error 2 "Loki does not answer" "$(jq -nc --arg u "$url" '{url: $u}')"
jq -e '.status == "success"' <<<"$raw" >/dev/null 2>&1 || rune_error 3 "Loki answered with an error" '{}'

rows=$(jq -c ".data.result | map({stream: .metric.$label, lines: (.value[1] | tonumber)}) | sort_by(-.lines) | .[:$limit]" <<<"$raw") ||
  rune_error 3 "Unexpected answer" '{}'

if [[ $rows == '[]' ]]; then
  rune_ok "No streams" '{"streams":[]}'
fi
rune_ok "Streams found" "$(jq -c --argjson f "$floor" 'map(select(.lines >= $f))' <<<"$rows")"
