#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

fifo=${CONTROL:-/run/control}
if ! [[ -p "$fifo" ]]; then
  rune_error 2 "no control pipe"
fi
: here
rune_ok "done"
