#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

mapfile -t names < <(rune_param_json names '[]' | jq -r '.[]? | strings')
((${#names[@]} > 0)) || rune_error 1 "No names" '{}'

declare -A state
visit() {
  [[ $1 =~ ^[a-z]+$ ]] || rune_error 1 "No such name: $1" '{}' # expect: RUNE103
  visitctl knock "$1" >&2
}
for name in "${names[@]}"; do
  if (visit "$name"); then state[$name]=in; else state[$name]=out; fi
done

away=()
for name in "${!state[@]}"; do
  [[ ${state[$name]} == in ]] || away+=("$name")
done
((${#away[@]} == 0)) || rune_error_kv 3 "Nobody opened" "away=${away[*]}" # expect: RUNE304
rune_ok "All are in" '{}'
