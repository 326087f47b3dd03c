#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

keep=14
prefix=$(rune_param prefix auto-)
mapfile -t found < <(zfs list -H -t snapshot -o name 2>/dev/null | awk -F@ -v p="$prefix" 'index($2, p) == 1')
surplus=$(( ${#found[@]} - keep ))
if (( surplus > 0 )); then
  : here
fi
rune_ok "done"
