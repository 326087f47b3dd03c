#!/usr/bin/env bash
# A loop over the length of an array that has elements is entered, and sets what is asked behind it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

mapfile -t hosts < <(rune_param_json hosts "[]" | jq -r ".[]")
(( ${#hosts[@]} )) || rune_error 1 "no hosts"
for (( i = 0; i < ${#hosts[@]}; i++ )); do
  bad=0
  [[ ${hosts[i]} == *.lan ]] || bad=1
  (( bad == 0 )) || break
done
if (( bad )); then
  rune_error 3 "a host is none of ours"
fi
rune_ok "all ours"
