#!/usr/bin/env bash
# Lease statistics of one Kea subnet, by the control agent.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

subnet=$(rune_param subnet "")
agent=$(rune_param agent http://127.0.0.1:8000/)
[[ -n $subnet ]] || rune_error 1 "subnet is required" '{"missing":["subnet"]}'

ask() { # COMMAND SERVICE
  jq -nc --arg c "$1" --arg s "$2" '{command:$c, service:[$s]}' \
    | curl -fsS --max-time 10 -H 'Content-Type: application/json' --data-binary @- "$agent"
}
config=$(ask config-get dhcp4 2>/dev/null) || rune_error 2 "control agent does not answer" "$(jq -nc --arg a "$agent" '{agent:$a}')"
jq -e '.[0].result == 0' >/dev/null 2>&1 <<<"$config" || rune_error 3 "config-get failed" '{"command":"config-get"}'

read -r id pools < <(jq -r ".[0].arguments.Dhcp4.subnet4[] | select(.subnet == \"$subnet\") | \"\(.id) \(.pools | length)\"" <<<"$config")

stats=$(ask statistic-get-all dhcp4 2>/dev/null) || rune_error 2 "no statistics" '{}'
jq -e 'type == "array"' >/dev/null 2>&1 <<<"$stats" || rune_error 3 "statistics are no JSON" '{}'
pick() { jq -r --arg k "subnet[$id].$1" '.[0].arguments[$k][0][0] // 0' <<<"$stats"; }
declare -A value
for what in total-addresses assigned-addresses declined-addresses; do
  value[$what]=$(pick "$what")
done
rune_ok "statistics read" "$(jq -nc --arg s "$subnet" --arg p "$pools" \
  --arg t "${value[total-addresses]}" --arg a "${value[assigned-addresses]}" --arg d "${value[declined-addresses]}" \
  '{subnet:$s, pools:($p|tonumber), total:($t|tonumber), assigned:($a|tonumber), declined:($d|tonumber)}')"
