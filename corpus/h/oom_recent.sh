#!/usr/bin/env bash
# oom_recent -- did the kernel kill something lately?
set -euo pipefail
source "$(dirname "$(realpath "$0")")/rune_bpcs.sh"
rune_init

since=$(rune_param since "1 hour ago")
ignore=$(rune_param_json ignore '[]')

jq -e 'type == "array"' >/dev/null <<<"$ignore" || rune_error 1 "ignore must be an array" '{"parameter":"ignore"}'
date -d "$since" >/dev/null 2>&1 || rune_error 1 "since is no date" "$(jq -nc --arg s "$since" '{since:$s}')"

log() { logger -t oom_recent -- "$*" || true; echo "$*" >&2; }

lines=$(journalctl -k --since "$since" --no-pager -o cat 2>/dev/null | grep -E 'Killed process [0-9]+' || true)
victims=()
while IFS= read -r line; do
  [[ $line =~ Killed\ process\ ([0-9]+)\ \(([^\)]+)\) ]] || continue
  victims+=("${BASH_REMATCH[1]}"$'\t'"${BASH_REMATCH[2]}")
done <<<"$lines"

(( ${#victims[@]} )) || rune_ok "nothing was killed" "$(jq -nc --arg s "$since" '{since:$s, killed:[]}')"

killed=$(printf '%s\n' "${victims[@]}" \
  | jq -Rnc --argjson ign "$ignore" '[inputs | split("\t") | {pid:(.[0] | tonumber), name:.[1]} | select(.name as $n | $ign | index($n) | not)]')
n=$(jq length <<<"$killed")
log "$n kills since $since (after the ignore list)"

out=$(jq -nc --arg s "$since" --argjson k "$killed" '{since:$s, killed:$k}')
[[ $n == 0 ]] && rune_ok "only ignored processes were killed" "$out"
rune_error 3 "the kernel has killed processes" "$out"
