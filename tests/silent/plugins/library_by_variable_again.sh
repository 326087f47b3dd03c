#!/usr/bin/env bash
# The folder of the library comes from an environment variable with a default.
set -euo pipefail
RUNE_LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
if [[ ! -r "${RUNE_LIB_DIR}/rune_bpcs.sh" ]]; then
  RUNE_LIB_DIR="$(dirname "${BASH_SOURCE[0]}")"
fi
# shellcheck source=/dev/null
. "${RUNE_LIB_DIR}/rune_bpcs.sh"
rune_init
swapoff -a || rune_error 3 "some swap stays on"
rune_ok "swap is off" '{}'
