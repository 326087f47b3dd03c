#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
t=$(rune_param topic ''); b=$(rune_param bootstrap localhost:9092); class=$(rune_param class default)
parts=$(rune_param partitions 6)
[[ $t =~ ^[a-zA-Z0-9._-]{1,249}$ ]] || rune_error 1 'bad topic name' '{"parameter":"topic"}'
[[ $parts =~ ^[0-9]{1,3}$ ]] || rune_error 1 'bad partitions' '{"parameter":"partitions"}'
kt() { timeout 60 /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$b" "$@" </dev/null; }
# retention per class: {"classes":{"default":{"retention.ms":"604800000"}, ...}}
ret=$(jq -r ".classes.$class.\"retention.ms\" // empty" /etc/kafka/classes.json 2>/dev/null) ||
  rune_error 4 'classes.json cannot be read' '{"file":"/etc/kafka/classes.json"}'
[[ -n $ret ]] || rune_error 1 'no such class' "$(jq -nc --arg c "$class" '{class:$c}')"
have=$(kt --list 2>/dev/null | grep -Fxc -- "$t") || have=0
(( have == 0 )) || rune_error 5 'topic exists' "$(jq -nc --arg t "$t" '{topic:$t}')"
kt --create --topic "$t" --partitions "$parts" --replication-factor 3 --config "retention.ms=$ret" 2>/dev/null ||
  rune_error 2 'kafka-topics failed' "$(jq -nc --arg t "$t" --arg b "$b" '{topic:$t,bootstrap:$b}')"
rune_ok "created $t" "$(jq -nc --arg t "$t" --arg r "$ret" '{topic:$t,retention_ms:$r}')"
