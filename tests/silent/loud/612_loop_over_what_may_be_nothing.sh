#!/usr/bin/env bash
# Where nothing says that the array has elements the loop may have no turn, and its variable is not set.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[] | strings')
mapfile -t zones < <(rune_param_json zones '[]' | jq -r '.[] | strings')
(( ${#zones[@]} > 0 )) || rune_error 1 "zones are missing" '{"missing":["zones"]}'
for host in "${hosts[@]}"; do
  last=${host%%.*}
done
rune_ok_kv "looked at" "last=${last}" # expect: RUNE402
