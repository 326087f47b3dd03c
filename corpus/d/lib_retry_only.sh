#!/usr/bin/env bash
set -o errexit
set -o nounset
set -o pipefail
readonly ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${ROOT}/rune_bpcs.sh"
source "${ROOT}/lib/retry.sh"
rune_init

probe() {
  local out
  out=$(curl -fsS --max-time 3 "$1" 2>/dev/null) || return 1
  [[ $(jq -r '.status? // empty' <<<"$out" 2>/dev/null) == green ]]
}

ENDPOINT=$(rune_param endpoint "http://127.0.0.1:9200/_cluster/health")
MAX=$(rune_param max "5")
[[ $MAX =~ ^[0-9]+$ ]] || rune_error 1 "max must be a number" '{}'

if retry "$MAX" 2 probe "$ENDPOINT"; then
  rune_ok_kv "cluster is green" "endpoint=$ENDPOINT"
else
  rune_error_kv 3 "cluster never became green" "endpoint=$ENDPOINT" "tries=$MAX"
fi
