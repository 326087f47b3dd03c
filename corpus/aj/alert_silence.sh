#!/bin/bash
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly API=http://alertmanager.internal:9093/api/v2

api() {
  local -r method=$1 path=$2
  shift 2
  curl --silent --show-error --fail --max-time 15 --retry 2 \
    --request "$method" --header 'Content-Type: application/json' "$@" "$API/$path"
}

instance=$(rune_param instance "")
hours=$(rune_param hours 2)
author=$(rune_ctx requested_by rune)
comment=$(rune_param comment "silenced by rune")

[[ -n $instance ]] || rune_error 1 "Missing required parameter: instance" '{"missing":["instance"]}'
case $hours in
  [1-9] | 1[0-9] | 2[0-4]) ;;
  *) rune_error 1 "hours must be 1 to 24" "$(jq -nc --arg h "$hours" '{hours: $h}')" ;;
esac

start=$(date -u +%FT%TZ)
end=$(date -u -d "+$hours hours" +%FT%TZ)

if ! existing=$(api GET silences); then
  rune_error 2 "Alertmanager does not answer" "$(jq -nc --arg u "$API" '{url: $u}')"
fi
id=$(jq -r "[.[] | select(.status.state == \"active\") | select(any(.matchers[]; .value == \"$instance\"))][0].id // empty" <<<"$existing") ||
  rune_error 2 "Alertmanager sent no silences" '{}'

if [[ -n $id ]]; then
  rune_ok "Already silenced" "$(jq -nc --arg i "$id" '{id: $i, created: false}')"
fi

body="{\"matchers\":[{\"name\":\"instance\",\"value\":\"$instance\",\"isRegex\":false}],"
body+="\"startsAt\":\"$start\",\"endsAt\":\"$end\","
body+="\"createdBy\":\"$author\",\"comment\":\"$comment\"}"

answer=$(api POST silences --data "$body") || rune_error 3 "Silence was refused" "$(jq -nc --arg i "$instance" '{instance: $i}')"
id=$(jq -r '.silenceID // empty' <<<"$answer") || id=""
rune_ok "Silenced" "$(jq -nc --arg i "$id" --arg e "$end" '{id: $i, until: $e, created: true}')"
