#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

HOST="$(rune_param host "127.0.0.1")"
PORT="$(rune_param port "6379")"
LIMIT="$(rune_param limit_percent "85")"

for v in "$PORT" "$LIMIT"; do
  case "$v" in
    '' | *[!0-9]*) rune_error 1 "port and limit_percent must be numbers" '{"parameters":["port","limit_percent"]}' ;;
  esac
done

info() { redis-cli -h "$HOST" -p "$PORT" INFO "$1" | tr -d '\r'; }

[[ "$(redis-cli -h "$HOST" -p "$PORT" PING 2>/dev/null)" == PONG ]] ||
  rune_error 2 "redis does not answer" "$(jq -nc --arg h "$HOST" --arg p "$PORT" '{host:$h, port:$p}')"

declare -A m=([used_memory]=0 [maxmemory]=0 [mem_fragmentation_ratio]=0)
while IFS=: read -r name value; do
  case "$name" in
    used_memory | maxmemory | mem_fragmentation_ratio) m[$name]=$value ;;
  esac
done < <(info memory)

# percentage, 0 when there is no maxmemory
percent=$(awk -v u="${m[used_memory]}" -v t="${m[maxmemory]}" 'BEGIN { if (t > 0) { printf "%d", 100 * u / t } else { print 0 } }')

evicted=$(info stats | awk -F: '/^evicted_keys:/ { print $2 }') || evicted=""

doc=$(jq -nc --arg u "${m[used_memory]}" --arg t "${m[maxmemory]}" --arg f "${m[mem_fragmentation_ratio]}" --arg p "$percent" --arg e "$evicted" \
  '{used:$u, max:$t, fragmentation:$f, percent:($p|tonumber), evicted:$e}')

if [ "$percent" -ge "$LIMIT" ]; then
  rune_error 3 "Redis is short of memory" "$doc"
fi
rune_ok "Redis memory is fine" "$doc"
