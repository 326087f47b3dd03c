#!/usr/bin/env bash
# A search request for a log store is pasted from a validated age in days.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
days=$(rune_param days 30)
[[ $days =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "Parameter days must be 1 to 999"
query='{"query":{"range":{"@timestamp":{"lt":"now-'$days'd"}}}}' # expect: RUNE301
reply=$(curl -fsS -H 'Content-Type: application/json' -d "$query" "http://localhost:9200/logs/_count") ||
  rune_error 2 "Log store does not answer"
total=$(jq -r '.count' <<<"$reply") || rune_error 3 "Log store answered no JSON"
rune_ok_kv "Old documents counted" "total=$total"
