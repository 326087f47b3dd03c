#!/usr/bin/env bash
# A number may be 0, and a loop up to it has no turn then: what is set in it is not set.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

tries=$(rune_param tries 3)
[[ $tries =~ ^[0-9]+$ ]] || rune_error 1 "tries is no number" '{}'
for ((turn = 0; turn < tries; turn++)); do
  code=$(curl -s -o /dev/null -w '%{http_code}' http://localhost/) || code=000
done
rune_ok_kv "asked" "code=$code" # expect: RUNE402
