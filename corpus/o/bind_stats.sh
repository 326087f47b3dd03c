#!/usr/bin/env bash
# query counters of the local name server, for the graphs
set -o pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

url=http://127.0.0.1:8053/json/v1/server
json=$(curl -fsS -m 5 "$url" 2>/dev/null) || rune_error 2 "statistics channel is off" '{"port":8053}'

counters=$(jq -c '.nsstats | {queries:.Requestv4, nxdomain:.QryNXDOMAIN, servfail:.QrySERVFAIL, recursion:.QryRecursion}' <<<"$json")
boot=$(jq -r '."boot-time"' <<<"$json")

fail=$(jq -r '.servfail // 0' <<<"$counters")
queries=$(jq -r '.queries // 0' <<<"$counters")
percent=$(awk -v f="$fail" -v q="$queries" 'BEGIN { printf "%d", q ? f * 100 / q : 0 }')

echo "queries=$queries servfail=$fail (${percent}%)" >&2
if [[ $percent -gt 20 ]]; then
  rune_error 3 "many server failures" "$counters"
fi
rune_ok_kv "name server fine" "boot=$boot" "servfail_percent=$percent" "counters=$counters"
