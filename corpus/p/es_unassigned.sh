#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

es=$(rune_param url http://127.0.0.1:9200)
idx=$(rune_param index "")
retry=$(rune_param retry_failed true)

c() { curl -fsS --max-time 20 -H 'Content-Type: application/json' "$@"; }

all=$(c "$es/_cat/shards?format=json&h=index,shard,prirep,state,unassigned.reason") || rune_error 2 "cluster not reachable" '{}'
if [[ $idx ]]; then
  mine=$(jq -c "[.[] | select(.state == \"UNASSIGNED\" and .index == \"$idx\")]" <<<"$all") || rune_error 2 "unreadable answer" '{}'
else
  mine=$(jq -c '[.[] | select(.state == "UNASSIGNED")]' <<<"$all") || rune_error 2 "unreadable answer" '{}'
fi
n=$(jq length <<<"$mine")
((n)) || rune_ok "nothing unassigned" '{"unassigned":0}'

[[ $retry == true ]] && c -X POST "$es/_cluster/reroute?retry_failed=true&metric=none" -o /dev/null ||
  echo "no reroute" >&2
why=$(c "$es/_cluster/allocation/explain" -d "{\"index\":\"$(jq -r '.[0].index' <<<"$mine")\",\"shard\":$(jq -r '.[0].shard' <<<"$mine"),\"primary\":false}") || why='{}'
rune_ok "unassigned shards" "$(jq -nc --argjson s "$mine" --argjson w "$why" '{unassigned:($s|length), shards:$s, why:($w.allocate_explanation // null)}')"
