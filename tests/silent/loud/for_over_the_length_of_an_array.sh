#!/usr/bin/env bash
# A loop over the length of an array that may be empty may set nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

mapfile -t hosts < <(rune_param_json hosts "[]" | jq -r ".[]")
for (( i = 0; i < ${#hosts[@]}; i++ )); do
  bad=0
done
if (( bad )); then # expect: RUNE402
  rune_error 3 "a host is none of ours"
fi
rune_ok "all ours"
