#!/usr/bin/env bash
# Lag of consumer groups, several groups at the same time.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

GROUPS_JSON="$(rune_param_json groups '[]')"
LIMIT="$(rune_param limit "10000")"
BROKER="$(rune_param broker "kafka.lan:9092")"

[[ "$LIMIT" =~ ^[0-9]+$ ]] || rune_error 1 "limit is a number" '{"field":"limit"}'
mapfile -t names < <(jq -r 'if type == "array" then .[] | strings else empty end' <<<"$GROUPS_JSON")
if (( ${#names[@]} == 0 )); then
  rune_error 1 "groups is empty" '{"missing":["groups"]}'
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

measure() { # NUMBER GROUP
  local lag
  lag="$(timeout 40 /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server "$BROKER" --group "$2" --describe 2>/dev/null \
    | awk '$6 ~ /^[0-9]+$/ { sum += $6 } END { print sum + 0 }')" || return 1
  jq -nc --arg g "$2" --argjson l "$lag" '{group:$g, lag:$l}'
}

pids=()
for i in "${!names[@]}"; do
  measure "$i" "${names[i]}" >"$work/$i.json" 2>"$work/$i.err" &
  pids+=("$!")
done

broken=0
for pid in "${pids[@]}"; do
  wait "$pid" || broken=$((broken + 1))
done

OUT="$(find "$work" -name '*.json' -size +0 -exec cat {} + | jq -sc --argjson m "$LIMIT" \
  '{groups: sort_by(-.lag), late: [.[] | select(.lag > $m) | .group]}')" || rune_error 100 "no report" '{}'
late="$(jq '.late | length' <<<"$OUT")"
if (( broken > 0 )); then
  rune_error 2 "$broken groups could not be measured" "$OUT"
fi
(( late == 0 )) || rune_error 3 "$late groups are late" "$OUT"
rune_ok "No group is late" "$OUT"
