#!/usr/bin/env bash
# A number that does not begin with 0 is at least 1, and a loop up to it has a turn.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

tries=$(rune_param tries 3)
limit=$(rune_param limit 90)
[[ $tries =~ ^[1-9][0-9]?$ && $limit =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "tries or limit out of range" '{}'
for ((turn = 0; turn < limit; turn++)); do
  after=$(date +%s)
  [[ -e /run/ready ]] && break
  sleep 1
done
for ((turn = 1; turn <= tries; turn++)); do
  code=$(curl -s -o /dev/null -w '%{http_code}' http://localhost/) || code=000
  [[ $code == 200 ]] && break
done
rune_ok_kv "waited" "after=$after" "code=$code"
