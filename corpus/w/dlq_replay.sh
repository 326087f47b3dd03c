#!/usr/bin/env bash
# Replay dead letters of a topic into the topic they came from; lastpipe keeps the counters in the main shell.
set -o errexit -o nounset -o pipefail
shopt -s lastpipe

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

brokers=$(rune_param brokers localhost:9092)
topic=$(rune_param topic "")
limit=$(rune_param limit 100)
[[ $topic =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "topic is required" '{"missing":["topic"]}'
[[ $limit =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "limit must be a number" '{"parameter":"limit"}'

letters=$(mktemp)
good=$(mktemp)
cleanup() { rm -f -- "$letters" "$good"; }
trap cleanup EXIT

consume() { kafka-console-consumer.sh --bootstrap-server "$brokers" --topic "$1" --max-messages "$2" --timeout-ms 10000 </dev/null 2>/dev/null; }
produce() { kafka-console-producer.sh --bootstrap-server "$brokers" --topic "$1" >/dev/null 2>&1; }
is_json() { jq -e 'type == "object"' <<<"$1" >/dev/null 2>&1; }
strip()   { jq -c 'del(.dlq_reason, .dlq_time)'; }

consume "$topic.dlq" "$limit" >"$letters" || true     # a timeout is how the consumer ends
if [[ ! -s $letters ]]; then
  rune_ok_kv "no dead letters" "topic=$topic"
fi

total=0 broken=0
cat "$letters" | while IFS= read -r line; do
  total=$((total + 1))
  if ! is_json "$line"; then
    broken=$((broken + 1))
    rune_out last_broken "${line:0:80}"
    continue
  fi
  strip <<<"$line" >>"$good"
done

if [[ -s $good ]]; then
  produce "$topic" <"$good" || rune_error 3 "replay failed" "$(jq -nc --arg t "$topic" --argjson n "$total" '{topic: $t, letters: $n}')"
fi

{
  echo "topic: $topic"
  echo "letters: $total, broken: $broken"
} >&2
rune_out topic "$topic"
rune_out "replayed=$((total - broken))"
rune_out "broken=$broken"
if (( broken )); then rune_err 3 "some letters were no JSON"; fi
rune_finish "dead letters replayed"
