#!/usr/bin/env bash
# `2>&1` at a function's call merges the diagnostics of all commands in it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

copy() {
  cp -r /srv/a /srv/b || rune_error 2 "Copy failed" '{}'
}

rune_init
copy 2>&1 # expect: RUNE107
rune_ok "Copied" '{}'
