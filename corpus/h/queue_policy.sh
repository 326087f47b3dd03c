#!/usr/bin/env bash
# queue_policy: length limit on queues, tell the chat about it
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

vhost=$(rune_param vhost "/"); pattern=$(rune_param pattern ""); max=$(rune_param max_length 100000)

[[ -n $pattern ]] || { echo "pattern is required" >&2; exit 1; }
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_length is not a number" '{"parameter":"max_length"}'

definition=$(jq -nc --argjson m "$max" '{"max-length":$m, overflow:"reject-publish"}')
rabbitmqctl -p "$vhost" set_policy --apply-to queues rune_limit "$pattern" "$definition" \
  || rune_error 3 "the policy was refused" "$(jq -nc --arg v "$vhost" '{vhost:$v}')"

matching=$(rabbitmqctl -q -p "$vhost" list_queues name 2>/dev/null | grep -cE -- "$pattern") || matching=0

hook=$(rune_param chat_hook "")
if [[ -n $hook ]]; then
  curl -fsS -o /dev/null -H 'Content-Type: application/json' -d "{\"text\": \"limit $max set on $matching queues of $vhost\"}" "$hook" \
    || echo "chat was not told" >&2
fi

rune_ok "policy set" "$(jq -nc --arg p "$pattern" --argjson n "$matching" '{pattern:$p, queues:$n}')"
