#!/usr/bin/env bash
set -euo pipefail
rune_init
V=$(rune_param vhost /); NAME=$(rune_param name ""); PAT=$(rune_param pattern '^')
TTL=$(rune_param ttl_ms 60000); PRIO=$(rune_param priority 0)

[[ $NAME =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "bad policy name"
[[ $TTL =~ ^[0-9]+$ && $PRIO =~ ^[0-9]+$ ]] || rune_error 1 "ttl_ms and priority are numbers"

DEF=$(jq -nc --argjson t "$TTL" '{"message-ttl":$t, "ha-mode":"all"}')

rabbitmqctl -q set_policy -p "$V" --priority "$PRIO" --apply-to queues "$NAME" "$PAT" "$DEF" >&2 || rune_error 3 "policy refused"
# the policy shows on the queues only after a moment
for _ in 1 2 3; do
  rabbitmqctl -q list_policies -p "$V" | grep -qw -- "$NAME" && break
  sleep 2
done

N=$(rabbitmqctl -q list_queues -p "$V" name policy | awk -v n="$NAME" '$2 == n' | wc -l) || rune_error 2 "cannot list queues"
rune_ok_kv "policy set" "policy=$NAME" "queues=$N"
