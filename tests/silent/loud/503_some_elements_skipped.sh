#!/usr/bin/env bash
# Some elements are skipped before they are checked.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t units < <(rune_param_json units '[]' | jq -r '.[]?')
for unit in "${units[@]}"; do
  if [[ $unit == *.timer ]]; then
    continue
  fi
  [[ $unit =~ ^[a-z-]+$ ]] || rune_error 1 "not a unit" "{}"
done
for unit in "${units[@]}"; do
  ssh -n ops@web1 "systemctl restart $unit" >&2 || rune_error 2 "refused" "{}"  # expect: RUNE503
done
rune_ok "done" '{}'
