#!/usr/bin/env bash
# how long is the transcoding queue? (redis list of json jobs)
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

tee /var/log/rune/last_message.json | rune_init

q=$(rune_param queue transcode)
[[ $q =~ ^[a-z:]+$ ]] || rune_error 1 "queue?" '{"field":"queue"}'
rc() { redis-cli -h queue.tv.example --raw "$@"; }
n=$(rc llen "$q") || rune_error_kv 2 "redis does not answer" "queue=$q"
head=$(rc lindex "$q" -1 | jq -c '{id, profile, queued_at}' 2>/dev/null) || head='{}'

# workers write a key with a ttl every 30 s
workers=()
while read -r k; do
  [[ -n $k ]] && workers+=("${k##*:}")
done < <(rc --scan --pattern "worker:$q:*" 2>/dev/null)

doc=$(jq -nc --arg q "$q" --arg n "$n" --argjson h "${head:-"{}"}" \
  '{queue: $q, length: ($n | tonumber? // null), next: $h, workers: $ARGS.positional}' --args "${workers[@]}")
((${#workers[@]} > 0)) || rune_error 3 "nobody works on the queue" "$doc"
rune_ok "$n jobs" "$doc"
