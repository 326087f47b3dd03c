#!/usr/bin/env bash
# Creates an Alertmanager silence for a host and removes older ones of the same author.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

am=$(rune_param alertmanager http://localhost:9093)
host=$(rune_param host "")
minutes=$(rune_param minutes 60)
by=$(rune_ctx requested_by rune)

[[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad host" "$(jq -nc --arg h "$host" '{host:$h}')" >&3
[[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "bad minutes" '{"parameter":"minutes"}' >&3

printf -v begins '%(%FT%TZ)T' -1
printf -v ends '%(%FT%TZ)T' "$(( $(date +%s) + minutes * 60 ))"

payload=$(jq -nc --arg h "$host" --arg b "$begins" --arg e "$ends" --arg by "$by" '{
  matchers: [{name: "instance", value: "\($h)(:[0-9]+)?", isRegex: true}],
  startsAt: $b, endsAt: $e, createdBy: $by, comment: "by RUNE"
}')

echo "sending $payload"
mapfile -t old < <(
  curl -sf "$am/api/v2/silences?filter=instance=~\"$host.*\"" |
    jq -r --arg by "$by" '.[] | select(.status.state == "active" and .createdBy == $by) | .id'
)

id=$(curl -sf -H 'Content-Type: application/json' -d "$payload" "$am/api/v2/silences" | jq -r .silenceID) \
  || rune_error 2 "Alertmanager took no silence" "$(jq -nc --arg a "$am" '{alertmanager:$a}')" >&3

for o in "${old[@]}"; do
  curl -sf -X DELETE "$am/api/v2/silence/$o" || echo "silence $o stays"
done

# forget the silence note later; nothing of ours stays open in the child
( sleep 5; logger -t alert_silence "silenced $host as $id" ) </dev/null >/dev/null 2>&1 3>&- &

rune_ok "silenced" "$(jq -nc --arg i "$id" --arg e "$ends" --argjson n "${#old[@]}" '{id:$i, until:$e, replaced:$n}')" >&3
