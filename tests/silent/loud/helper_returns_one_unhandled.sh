#!/usr/bin/env bash
# A helper that returns one is called without anyone looking at its status.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
check_free() {
  local pct
  pct=$(df --output=pcent / | tr -dc '0-9')
  (( pct < 95 )) || return 1
}
check_free # expect: RUNE402
rune_ok "Enough space" '{"path":"/"}'
