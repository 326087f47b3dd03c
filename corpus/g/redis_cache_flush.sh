#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

redis_password=$(rune_param redis_password "")
host=$(rune_param host 127.0.0.1)
pattern=$(rune_param pattern "")

[ -n "$pattern" ] || rune_error 1 "pattern is required" '{"missing":["pattern"]}'

if ! redis-cli -h "$host" --no-auth-warning -a "$redis_password" ping >/dev/null 2>&1; then
  rune_error 12 "redis does not answer" "$(jq -nc --arg h "$host" '{host:$h}')"
fi

export REDISCLI_AUTH=$redis_password
before=$(redis-cli -h "$host" dbsize 2>/dev/null) || before=0

redis-cli -h "$host" --scan --pattern "$pattern" 2>/dev/null |
  xargs -r -n 100 redis-cli -h "$host" unlink >/dev/null 2>&1 || rune_error 3 "unlink failed" "{\"pattern\":\"$pattern\"}"

if [ "$before" -gt 1000000 ]; then
  echo "more than a million keys: compacting" >&2
  xargs -r redis-cli -h "$host" memory purge >/dev/null 2>&1 || true
fi

after=$(redis-cli -h "$host" dbsize 2>/dev/null) || after=0
rune_ok_kv "cache flushed" "host=$host" "before=$before" "after=$after"
