#!/usr/bin/env bash
# What rune_init answers to a message that it cannot read is caught, and the plugin ends without a word.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

problem=$(rune_init 2>&1) || { # expect: RUNE205
  echo "bad message: ${problem}" >&2
  exit 1 # expect: RUNE401
}
rune_ok "read" '{}'
