#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A parents=()
while read -r pid parent; do
  [[ -n $pid ]] || continue
  parents[$parent]=$pid
done < <(ps -eo pid=,ppid= 2>/dev/null || true)
for parent in "${!parents[@]}"; do
  if kill -CHLD "$parent" 2>/dev/null; then
    : here
  fi
done
rune_ok "done"
