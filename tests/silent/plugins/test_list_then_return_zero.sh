#!/usr/bin/env bash
# A function with a conditional action ends in a plain return of zero.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
note_swap() {
  [[ -s /proc/swaps ]] && rune_out swaps present
  [[ -e /dev/zram0 ]] && rune_out zram present
  return 0
}
note_swap
rune_out checked swap
rune_finish "Memory checked"
