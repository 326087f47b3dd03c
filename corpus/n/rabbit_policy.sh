#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

vhost=$(rune_param vhost /)
name=$(rune_param name ha-all)
pattern=$(rune_param pattern '.*')
ttl=$(rune_param ttl_ms 60000)
[[ $ttl =~ ^[0-9]+$ ]] || rune_error 1 "ttl_ms must be a number" '{}'

rmq() { timeout 60 rabbitmqctl --quiet -p "$vhost" "$@"; }

definition="{\"message-ttl\":$ttl,"
definition+="\"queue-mode\":\"lazy\"}"

rmq set_policy "$name" "$pattern" "$definition" --apply-to queues >&2 || rune_error 3 "set_policy failed" "$(jq -nc --arg n "$name" '{name:$n}')"

queues=$(rmq list_queues name policy messages --formatter json 2>/dev/null) || rune_error 2 "cannot list queues" '{}'
hit=$(jq -c "[.[] | select(.policy == \"$name\") | .name]" <<<"$queues")
rune_ok "policy set" "$(jq -nc --arg n "$name" --argjson q "$hit" '{policy:$n,queues:$q}')"
