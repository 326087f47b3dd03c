#!/bin/bash -p
set -euo pipefail
d=$(dirname "${BASH_SOURCE[0]}")
. "$d/rune_bpcs.sh"
rune_init

action=$(rune_param action hold)
sender=$(rune_param sender "")
[ -n "$sender" ] || rune_fail 1 "sender is required" '{"missing":["sender"]}'

case $action in
hold) flag=-h ;;
release) flag=-H ;;
delete) flag=-d ;;
*) rune_fail 0 "unknown action" '{"allowed":["hold","release","delete"]}' ;;
esac

ids=$(postqueue -j 2>/dev/null | jq -r --arg s "$sender" 'select(.sender == $s) | .queue_id') || {
  rune_err "postqueue failed"
  rune_finish "queue not read"
}

n=0
for id in $ids; do
  postsuper "$flag" "$id" >/dev/null 2>&1 && n=$((n + 1))
done

systemctl reload postfix
[ "$n" -gt 0 ] || rune_ok "nothing matched" '"none"'
rune_ok "queue changed" "$(jq -nc --arg a "$action" --argjson n "$n" '{action:$a, messages:$n}')"
