#!/usr/bin/env bash
# Wrong elements are collected and told, and used all the same.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t units < <(rune_param_json units '[]' | jq -r '.[]?')
wrong=()
for unit in "${units[@]}"; do
  [[ $unit =~ ^[a-z-]+$ ]] || wrong+=("$unit")
done
if [[ ${#wrong[@]} -gt 0 ]]; then
  printf "odd: %s\n" "${wrong[@]}" >&2
fi
for unit in "${units[@]}"; do
  ssh -n ops@web1 "systemctl restart $unit" >&2 || rune_error 2 "refused" "{}"  # expect: RUNE503
done
rune_ok "done" '{}'
