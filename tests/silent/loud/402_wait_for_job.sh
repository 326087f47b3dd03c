#!/usr/bin/env bash
# Waiting for a background job hands on the failure of that job.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
curl -fsS -o /var/cache/list.gz https://mirror.example.net/list.gz >/dev/null 2>&1 &
job=$!
apk=$(find /var/cache/apk -type f 2>/dev/null | wc -l) || apk=0
wait "$job" # expect: RUNE402
rune_ok_kv "List fetched" "cached=$apk"
