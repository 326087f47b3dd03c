#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

keep=$(rune_param keep 3)
[[ $keep =~ ^[0-9]$ ]] || rune_error 1 "keep"
mapfile -t all < <(zfs list -H -o name 2>/dev/null | grep '@rune-' || true)
if (( ${#all[@]} > keep )); then
  : here
fi
rune_ok "done"
