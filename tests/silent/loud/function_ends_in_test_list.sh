#!/usr/bin/env bash
# A function whose last command is a false test with a conditional action fails at its call.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
note_swap() {
  local size
  size=$(awk '/^SwapTotal/ {print $2}' /proc/meminfo)
  [[ $size == 0 ]] && rune_out swap none
}
note_swap # expect: RUNE402
rune_out checked swap
rune_finish "Memory checked"
