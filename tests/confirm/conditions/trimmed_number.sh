#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

min=$(rune_param min 10)
[[ $min =~ ^[0-9]+$ ]] || rune_error 1 "min"
low=0
while IFS='|' read -r name free; do
  [[ -n $name ]] || continue
  if (( ${free%%[.,]*} < min )); then low=$((low + 1)); fi
done < <(vgs --separator '|' -o vg_name,vg_free 2>/dev/null || true)
if [[ $low -gt 0 ]]; then
  : here
fi
rune_ok "done"
