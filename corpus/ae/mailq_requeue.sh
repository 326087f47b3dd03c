#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"; rune_init
DOM=$(rune_param domain ""); MAX=$(rune_param max 500); DRY=$(rune_param dry_run false)
[[ $DOM =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad domain"
[[ $MAX =~ ^[1-9][0-9]*$ ]] || rune_error 1 "bad max"

Q=$(postqueue -j 2>/dev/null | jq -sc --arg d "@$DOM" '[.[] | select(any(.recipients[]; .address | endswith($d))) | {id: .queue_id, why: .recipients[0].delay_reason}]') || rune_error 2 "postfix does not answer"
N=$(jq length <<<"$Q") || rune_error 2 "queue is no list"
if ((N == 0)); then
  logger -t mailq_requeue "nothing for $DOM"
  rune_ok "nothing to requeue" '{"requeued":0}'
fi
((N <= MAX)) || rune_error 3 "$N messages, more than $MAX"
[[ $DRY != true ]] || rune_ok "dry run" "$(jq -c '{messages: .}' <<<"$Q")"

postqueue -f >/dev/null 2>&1 || rune_error 2 "postfix is down"

jq -r '.[].id' <<<"$Q" | postsuper -r - >/dev/null 2>&1 || rune_error 3 "postsuper failed"
postqueue -s "$DOM" >/dev/null || true
rune_ok "requeued" "$(jq -nc --argjson n "$N" --arg d "$DOM" '{domain:$d, requeued:$n}')"
