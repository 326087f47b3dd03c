#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

api=https://slack.com/api
token=${SLACK_BOT_TOKEN:-}

slug()   { tr '[:upper:] ' '[:lower:]-' <<<"$1" | tr -cd 'a-z0-9-' | cut -c1-60; }
post()   { curl -fsS --max-time 15 -H "Authorization: Bearer $token" -H 'Content-Type: application/json; charset=utf-8' --data @- "$api/$1"; }
ok()     { jq -e '.ok' >/dev/null; }
reason() { jq -r '.error // "unknown"'; }

[[ -n $token ]] || rune_error 4 "SLACK_BOT_TOKEN is not set" '{"missing_env":["SLACK_BOT_TOKEN"]}'
title=$(rune_param title "")
who=$(rune_param_json responders '[]')
[[ -n $title ]] || rune_error 1 "title is required" '{"missing":["title"]}'

room="inc-$(date +%m%d)-$(slug "$title")"
made=$(jq -nc --arg n "$room" '{name:$n, is_private:false}' | post conversations.create) || rune_error 2 "slack not reachable" '{}'
if ! ok <<<"$made"; then
  echo "conversations.create: $(reason <<<"$made")"
  exit 3
fi
id=$(jq -r '.channel.id // ""' <<<"$made") || id=

jq -nc --arg c "$id" --argjson u "$who" '{channel:$c, users:($u | join(","))}' | post conversations.invite | ok || echo "invite failed" >&2
jq -nc --arg c "$id" --arg t "$title" '{channel:$c, topic:$t}' | post conversations.setTopic >/dev/null || echo "topic failed" >&2
rune_ok "room open" "$(jq -nc --arg r "$room" --arg i "$id" '{room:$r, id:$i}')"
