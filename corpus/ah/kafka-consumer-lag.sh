#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

group=$(rune_param group "")
brokers=$(rune_param brokers localhost:9092)
max_lag=$(rune_param max_lag 1000)
topic_filter=$(rune_param topic "")

[[ $group =~ ^[A-Za-z0-9._-]{1,249}$ ]] || rune_error 1 "group is missing or malformed" '{"missing":["group"]}'
[[ $max_lag =~ ^(0|[1-9][0-9]{0,8})$ ]] || rune_error 1 "max_lag must be a whole number"

cli=
for candidate in kafka-consumer-groups.sh kafka-consumer-groups; do
  if command -v "$candidate" >/dev/null 2>&1; then
    cli=$candidate
    break
  fi
done
[[ -n $cli ]] || rune_error 4 "no kafka-consumer-groups on PATH"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

rc=0
timeout 60 "$cli" --bootstrap-server "$brokers" --describe --group "$group" >"$tmp/out" 2>"$tmp/err" </dev/null || rc=$?

if ((rc == 124)); then
  rune_error 2 "brokers did not answer in time" "$(jq -nc --arg brokers "$brokers" '{brokers: $brokers}')"
elif grep -qs 'does not exist' "$tmp/out" "$tmp/err"; then
  rune_error 2 "no such consumer group" "$(jq -nc --arg group "$group" '{group: $group}')"
elif ((rc != 0)); then
  rune_error 2 "describe failed" \
    "$(tail -n 3 "$tmp/err" | jq -Rnc --argjson status "$rc" '{status: $status, stderr: [inputs]}')"
fi

declare -A lag=()
total=0
while read -r _ topic _ _ _ behind _; do
  [[ $behind =~ ^[0-9]{1,15}$ ]] || continue
  [[ -z $topic_filter || $topic == "$topic_filter" ]] || continue
  lag[$topic]=$((${lag[$topic]:-0} + 10#$behind))
  total=$((total + 10#$behind))
done <"$tmp/out"

if ((${#lag[@]} == 0)); then
  rune_ok "no committed offsets to look at" "$(jq -nc --arg group "$group" '{group: $group, total: 0, topics: {}}')"
fi

topics=$(for t in "${!lag[@]}"; do printf '%s\t%s\n' "$t" "${lag[$t]}"; done |
  jq -Rnc '[inputs | split("\t") | {key: .[0], value: (.[1] | tonumber)}] | sort_by(-.value)[:50] | from_entries')
report=$(jq -nc --arg group "$group" --argjson total "$total" --argjson topics "$topics" \
  '{group: $group, total: $total, topics: $topics}')

((total <= max_lag)) || rune_error 3 "lag $total is over $max_lag" "$report"
rune_ok "lag is fine" "$report"
