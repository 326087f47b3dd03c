#!/usr/bin/env bash
# exclude nodes from shard allocation and watch the shards leave
set -euo pipefail
d=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$d/rune_bpcs.sh"
rune_init

url=$(rune_param url http://localhost:9200)
tier=$(rune_param tier warm)
nodes=$(rune_param_json nodes '[]' | jq -r 'join(",")') || rune_error 1 "nodes must be a list"
rounds=$(rune_param rounds 10)

es()     { curl -sS -m 15 -H 'Content-Type: application/json' "$@"; }
get()    { es -f "$url/$1"; }
put()    { es -f -X PUT --data-binary @- "$url/$1"; }
shards() { get '_cat/shards?format=json&h=index,node' | jq --arg n "$nodes" '[.[] | select(.node as $x | $n | split(",") | index($x))]'; }

[[ -n $nodes ]] || rune_error 1 "no nodes"
[[ $rounds =~ ^[1-9][0-9]?$ ]] || rune_error 1 "rounds: 1 to 99"

indices=$(get "_settings" | jq -r "to_entries[] | select(.value.settings.index.routing.allocation.include._tier_preference == \"data_$tier\") | .key") || rune_error 2 "no answer from $url"
printf 'tier %s: %d indices\n' "$tier" "$(grep -c . <<<"$indices" || true)" >&2

jq -nc --arg n "$nodes" '{persistent: {"cluster.routing.allocation.exclude._name": $n}}' \
  | put _cluster/settings >/dev/null || rune_error 3 "exclusion refused"

left='[]'
for (( r = 0; r < rounds; r++ )); do
  left=$(shards) || rune_error 2 "lost $url while waiting"
  [[ $(jq length <<<"$left") != 0 ]] || break
  sleep 10
done

jq -r 'group_by(.node)[] | "\(.[0].node) \(length)"' <<<"$left" | while read -r node n; do
  rune_out "waiting_for=$node:$n"
done

while IFS=' ' read -r node n; do
  rune_out "$node" "$n"
done < <(get '_cat/allocation?h=node,shards' | awk '{ print $1, $2 }')

[[ $left == '[]' ]] || rune_err 3 "shards are still there"
rune_finish "nodes are empty"
