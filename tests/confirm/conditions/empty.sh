#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

N=$(rune_param n "x")
if [[ -z "$N" ]]; then
  : never
fi
: here
rune_ok "done"
