#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

swap_total=0 swap_free=0
while read -r key value _; do
  case $key in
    SwapTotal:) swap_total=$value ;;
    SwapFree:) swap_free=$value ;;
  esac
done </proc/meminfo
if (( swap_total - swap_free > 1000 )); then
  : here
fi
rune_ok "done"
