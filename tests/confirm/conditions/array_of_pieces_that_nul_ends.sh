#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -d '' -t files < <(find /var/log -name '*.log' -print0)
if (( ${#files[@]} > 1 )); then
  : here
fi
rune_ok "done"
