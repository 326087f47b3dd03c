#!/usr/bin/env bash
# `printf` without `-v` prints.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local stamp
  printf -v stamp '%(%F)T' -1
  printf '%s\n' "$stamp" # expect: RUNE101
  rune_ok "Formatted" '{}'
}

rune_init
main "$@"
