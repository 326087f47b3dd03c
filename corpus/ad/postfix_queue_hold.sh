#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh; rune_init
s=$(rune_param sender ''); act=$(rune_param action hold)
[[ $s == *@* ]] || rune_error 1 'sender must be an address' '{"missing":["sender"]}'
case $act in hold) o=-h;; release) o=-H;; delete) o=-d;; *) rune_error 1 'action: hold, release or delete' '{}';; esac
ids=$(postqueue -j 2>/dev/null | jq -r --arg s "$s" 'select(.sender==$s).queue_id') || rune_error 2 'cannot read the queue' '{}'
[[ $ids ]] || rune_ok 'nothing to do' '{"count":0}'
if ! postsuper "$o" - <<<"$ids" > >(logger -t rune-postfix) 2>&1; then rune_error 3 'postsuper failed' '{}'; fi
rune_ok "$act done" "$(jq -nc --arg a "$act" --argjson n "$(grep -c . <<<"$ids" || true)" '{action:$a,count:$n}')"
