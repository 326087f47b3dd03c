#!/bin/bash
# Remove deferred mail to one recipient domain older than N hours.
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

rune_init

domain=$(rune_param domain '')
hours=$(rune_param older_than_hours 24)
max=$(rune_param max_messages 5000)

if ! [[ $domain =~ ^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)+$ ]]; then
	rune_error 1 'domain is required and must be a DNS name'
fi
if ! [[ $hours =~ ^[1-9][0-9]{0,3}$ && $max =~ ^[1-9][0-9]{0,5}$ ]]; then
	rune_error 1 'older_than_hours and max_messages must be positive numbers'
fi
if ! postfix status >/dev/null 2>&1; then
	rune_error 2 'postfix is not running'
fi

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

if ! postqueue -j >"$tmp/queue.jsonl" 2>"$tmp/err"; then
	sed 's/^/postqueue: /' "$tmp/err" >&2
	rune_error 2 'the mail queue could not be listed'
fi

before=$(( $(date +%s) - hours * 3600 ))
if ! jq -r --arg d "@$domain" --argjson t "$before" '
	select(.queue_name == "deferred" and .arrival_time < $t)
	| select(all(.recipients[]; .address | ascii_downcase | endswith($d | ascii_downcase)))
	| .queue_id' "$tmp/queue.jsonl" >"$tmp/ids"; then
	rune_error 100 'postqueue printed something that is not JSON'
fi

count=$(wc -l <"$tmp/ids")
count=${count//[[:space:]]/}

if [ "$count" -eq 0 ]; then
	rune_ok 'nothing to purge' '{"purged":0}'
fi
if [ "$count" -gt "$max" ]; then
	rune_error 3 'more messages than allowed, nothing was deleted' \
		"$(jq -nc --arg c "$count" --arg m "$max" '{found:($c|tonumber), max:($m|tonumber)}')"
fi

if postsuper -d - <"$tmp/ids" >&2; then
	rune_ok 'deferred mail purged' "$(jq -nc --arg c "$count" --arg d "$domain" '{purged:($c|tonumber), domain:$d}')"
else
	rune_error 3 'postsuper failed' "$(jq -nc --arg c "$count" '{wanted:($c|tonumber)}')"
fi
