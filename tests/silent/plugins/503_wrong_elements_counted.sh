#!/usr/bin/env bash
# Elements that are odd are collected: when their number is not 0, nothing is done with the list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
IFS=, read -ra units <<<"$(rune_param units "")"
odd=()
for unit in "${units[@]}"; do
  if [[ ! $unit =~ ^[a-z][a-z0-9-]*$ ]]; then
    odd+=("$unit")
  fi
done
((${#odd[@]} == 0)) || rune_error 1 "unit names not understood" '{"parameter":"units"}'
ssh -n ops@web1 "systemctl restart ${units[*]}" >&2 || rune_error 2 "the host refused" '{}'
rune_ok "done" '{}'
