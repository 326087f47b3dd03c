#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

# helpers -------------------------------------------------------------
cfg()      { printf '%s' "${ONCALL_CURLRC:-/etc/rune/oncall.curlrc}"; }
api()      { curl -fsS -K "$(cfg)" --max-time 20 -H 'Content-Type: application/json' "$@"; }
iso()      { date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ; }
body()     { jq -nc --arg u "$1" --arg s "$2" --arg e "$3" '{override:{start:$s, end:$e, user:{id:$u, type:"user_reference"}}}'; }
user_id()  { api --get --data-urlencode "query=$1" https://api.pagerduty.com/users | jq -er '.users[0].id'; }
bad()      { rune_error 1 "$1" '{}'; }

schedule=$(rune_param schedule "")
email=$(rune_param email "")
hours=$(rune_param hours 8)

[[ $schedule =~ ^P[A-Z0-9]+$ ]] || bad "schedule is not a PagerDuty id"
[[ $email == *@* ]]             || bad "email is required"
[[ $hours =~ ^[1-9][0-9]?$ ]]   || bad "hours: 1 to 99"

uid=$(user_id "$email") || rune_error 2 "no user with that address" "$(jq -nc --arg e "$email" '{email:$e}')"
start=$(iso now)
end=$(iso "+$hours hours")

body "$uid" "$start" "$end" | api --data @- -o /dev/null "https://api.pagerduty.com/schedules/$schedule/overrides" ||
  rune_error 3 "override refused" '{}'
rune_ok "override set" "$(jq -nc --arg u "$uid" --arg e "$end" '{user:$u, until:$e}')"
