#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

while IFS=$'\t' read -r unit state; do
  if [[ $state == failed ]]; then
    : here
  fi
done < <(systemctl list-units --all --no-legend 2>/dev/null | awk '{print $1 "\t" $3}')
rune_ok "done"
