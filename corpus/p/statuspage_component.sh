#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

page=$(rune_param page "")
comp=$(rune_param component "")
st=$(rune_param status operational)
rc_file=${STATUSPAGE_CURLRC:-/etc/rune/statuspage.curlrc}

case $st in operational|degraded_performance|partial_outage|major_outage|under_maintenance) ;;
  *) rune_error 1 "unknown status" "$(jq -nc --arg s "$st" '{status:$s}')" ;;
esac
[[ $page =~ ^[a-z0-9]{8,16}$ && $comp =~ ^[a-z0-9]{8,16}$ ]] || rune_error 1 "page and component are ids" '{}'
[[ -r $rc_file ]] || rune_error 4 "no API credentials file" "$(jq -nc --arg f "$rc_file" '{file:$f}')"

ans=$(jq -nc --arg s "$st" '{component:{status:$s}}' |
  curl -sS -K "$rc_file" --max-time 20 --retry 2 -X PATCH -H 'Content-Type: application/json' --data-binary @- \
    -w '\n{"code":%{http_code},"ms":%{time_total}}' "https://api.statuspage.io/v1/pages/$page/components/$comp") ||
  rune_error 2 "statuspage not reachable" '{}'

code=$(tail -n 1 <<<"$ans" | jq -r '.code') || code=0
case $code in
  2??) ;;
  401|403) rune_error 4 "statuspage refused the credentials" '{"hint":"rotate the API key"}' ;;
  404) rune_error 2 "no such component" "$(jq -nc --arg c "$comp" '{component:$c}')" ;;
  *) rune_error 3 "statuspage failed" "$(jq -nc --arg c "$code" '{http_code:$c}')" ;;
esac
rune_ok "component updated" "$(sed '$d' <<<"$ans" | jq -c '{name, status, updated_at}')"
