#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

kb=${KAFKA_BOOTSTRAP:-localhost:9092}
t=$(rune_param topic "")
want=$(rune_param partitions 0)
[[ $t ]] || rune_error 1 "topic?" '{"missing":["topic"]}'

kt() { timeout 60 /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$kb" "$@"; }

d=$(kt --describe --topic "$t" 2>/dev/null) || rune_error 2 "topic unknown" "$(jq -nc --arg t "$t" '{topic:$t}')"
have=$(awk "/^Topic: $t/ && /PartitionCount/ {for (i = 1; i < NF; i++) if (\$i == \"PartitionCount:\") print \$(i + 1)}" <<<"$d") || have=
[[ $have =~ ^[0-9]+$ ]] || rune_error 2 "cannot parse describe output" '{}'
if [[ $want -le $have ]]; then
  rune_ok "already that many" "$(jq -nc --argjson h "$have" '{partitions:$h, changed:false}')"
fi
kt --alter --topic "$t" --partitions "$want" >&2 || rune_error 3 "alter failed" '{}'
isr=$(kt --describe --topic "$t" --under-replicated-partitions | grep -c 'Isr:') || isr=0
rune_ok "grown" "$(jq -nc --argjson h "$have" --arg w "$want" --argjson u "$isr" '{from:$h, to:$w, under_replicated:$u}')"
