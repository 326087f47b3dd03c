#!/usr/bin/env bash
set -euo pipefail

RAW=$(cat)
user=$(jq -r '.payload.input_parameters.user // "root"' <<<"$RAW" 2>/dev/null) || user=root
meta=$(jq -c '{m: (.message_metadata // {}), o: (.observability // {})}' <<<"$RAW" 2>/dev/null) || meta='{"m":{},"o":{}}'

if ! id "$user" >/dev/null 2>&1; then
  echo "no such user: $user" >&2
  exit 2
fi

table=$(crontab -l -u "$user")

entries=0
while IFS= read -r line; do
  case "$line" in
    '' | '#'*) continue ;;
  esac
  entries=$((entries + 1))
done <<<"$table"

{
  echo "user:    $user"
  echo "entries: $entries"
} >&2

jq -nc --argjson meta "$meta" --arg u "$user" --argjson n "$entries" --arg t "$table" '{
  message_metadata: $meta.m,
  payload: {result: "success", output_data: {user: $u, entries: $n, table: ($t | split("\n"))}},
  observability: $meta.o,
  error: null
}'
