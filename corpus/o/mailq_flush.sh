#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

dom=$(rune_param domain "")
notify=$(rune_param notify_postmaster true)
[[ -z $dom || $dom =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad domain" '{"param":"domain"}'
count() { postqueue -j 2>/dev/null | jq -s --arg d "$1" '[.[]|select($d=="" or any(.recipients[].address; endswith("@"+$d)))]|length'; }

before=$(count "$dom") || rune_error 2 "postqueue failed"
if [[ -n $dom ]]; then postqueue -s "$dom" >&2 || rune_error 3 "flush by site refused (fast_flush_domains?)"
else postqueue -f >&2 || rune_error 3 "flush failed"; fi
sleep 5
after=$(count "$dom") || rune_error 2 "postqueue failed"

if [[ $notify == true ]]; then
  printf 'Subject: queue flushed\n\n%s before, %s after\n' "$before" "$after" | /usr/sbin/sendmail postmaster || echo "no mail" >&2
fi
if [ "$after" -lt "$before" ]; then
  rune_ok_kv "queue flushed" "before=$before" "after=$after"
fi
