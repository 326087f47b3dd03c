#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

am=$(rune_ctx alertmanager_url http://127.0.0.1:9093)
host=$(rune_param host "")
hours=$(rune_param hours 2)
why=$(rune_param comment "maintenance")
regex=$(rune_param is_regex true)

[[ $host =~ ^[A-Za-z0-9.|-]+$ ]] || rune_error 1 "host?" '{"field":"host"}'
[[ $hours =~ ^[1-9][0-9]?$ ]] || rune_error 1 "hours must be 1..99" '{"field":"hours"}'

start=$(date -u +%FT%TZ) end=$(date -u -d "+$hours hours" +%FT%TZ)
by=$(rune_ctx requested_by rune)

reply=$(curl -sS -m 15 -H 'Content-Type: application/json' "$am/api/v2/silences" --data-binary @- <<EOF
{
  "matchers": [{"name": "instance", "value": "$host", "isRegex": $regex}],
  "startsAt": "$start", "endsAt": "$end",
  "createdBy": "$by", "comment": "$why"
}
EOF
) || rune_error 2 "Alertmanager not reachable" "$(jq -nc --arg u "$am" '{url:$u}')"

id=$(jq -re '.silenceID // empty' <<<"$reply" 2>/dev/null) || \
  rune_error 7 "silence refused" "$(jq -nc --arg r "$reply" '{reply:$r}')"
rune_ok "silence created" "$(jq -nc --arg id "$id" --arg e "$end" '{id:$id, ends_at:$e}')"
