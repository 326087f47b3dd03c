#!/usr/bin/env bash
# The list is checked, and then an element is added that is not.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t units < <(rune_param_json units '[]' | jq -r '.[]?')
extra=$(rune_param extra "")
for unit in "${units[@]}"; do
  [[ $unit =~ ^[a-z-]+$ ]] || rune_error 1 "not a unit" "{}"
done
units+=("$extra")
for unit in "${units[@]}"; do
  ssh -n ops@web1 "systemctl restart $unit" >&2 || rune_error 2 "refused" "{}"  # expect: RUNE503
done
rune_ok "done" '{}'
