#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

used=$(rune_param used 1)
soft=$(rune_param soft 10)
percent=$(expr 100 \* "$used" / "$soft") || rune_error 1 "no numbers"
if [ "$percent" -ge 80 ]; then
  : here
fi
rune_ok "done"
