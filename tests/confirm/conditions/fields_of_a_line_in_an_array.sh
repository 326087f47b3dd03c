#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

backend=$(rune_param backend web)
while IFS=, read -r -a line; do
  [[ ${line[0]-} == "$backend" && ${line[1]-} == srv ]] || continue
  current=${line[4]-}
  if [[ $current =~ ^[0-9]+$ ]]; then
    : here
  fi
done < <(show stat)
rune_ok "done"
