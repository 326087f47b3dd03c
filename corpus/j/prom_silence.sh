#!/usr/bin/env bash
# silence alerts of one host in Alertmanager for a maintenance window
set -euo pipefail
source "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

am=$(rune_param alertmanager http://localhost:9093)
instance=$(rune_param instance "")
hours=$(rune_param hours 2)
who=$(rune_ctx requested_by rune)

[[ -n $instance ]] || rune_error 1 "instance is required" '{"missing":["instance"]}'
case $hours in
  [1-9]|[12][0-9]) ;;
  *) rune_error 1 "hours must be 1..29" '["hours"]' ;;
esac

from=$(date -u +%FT%TZ)
to=$(date -u -d "+$hours hours" +%FT%TZ)

body=$(cat <<JSON
{
  "matchers": [{"name": "instance", "value": "$instance", "isRegex": false}],
  "startsAt": "$from", "endsAt": "$to",
  "createdBy": "$who", "comment": "maintenance by RUNE"
}
JSON
)
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
code=$(curl -sS -o "$tmp" -w '%{http_code}' -m 20 -H 'Content-Type: application/json' -d "$body" "$am/api/v2/silences") || code=000

case $code in
  200) id=$(jq -r '.silenceID // ""' "$tmp" 2>/dev/null) || id="" ;;
  000) rune_error 2 "Alertmanager does not answer" "$(jq -nc --arg u "$am" '{url:$u}')" ;;
  *)   rune_error 3 "Alertmanager refused" "$(jq -Rsc --arg c "$code" '{status:$c, body:.[0:500]}' "$tmp")" ;;
esac
rune_ok "Silenced" "$(jq -nc --arg id "$id" --arg to "$to" '{silence:$id, until:$to}')"
