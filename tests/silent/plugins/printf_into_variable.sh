#!/usr/bin/env bash
# `printf -v` prints nothing.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local stamp padded
  printf -v stamp '%(%F)T' -1
  printf -v padded '%05d' 42
  rune_ok "Formatted" "$(jq -nc --arg stamp "$stamp" --arg padded "$padded" '{stamp:$stamp, padded:$padded}')"
}

rune_init
main "$@"
