#!/usr/bin/env bash
# One wrong element is let through.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t units < <(rune_param_json units '[]' | jq -r '.[]?')
wrong=()
for unit in "${units[@]}"; do
  [[ $unit =~ ^[a-z-]+$ ]] || wrong+=("$unit")
done
if [[ ${#wrong[@]} -gt 1 ]]; then
  rune_error 1 "too many odd units" "{}"
fi
for unit in "${units[@]}"; do
  ssh -n ops@web1 "systemctl restart $unit" >&2 || rune_error 2 "refused" "{}"  # expect: RUNE503
done
rune_ok "done" '{}'
