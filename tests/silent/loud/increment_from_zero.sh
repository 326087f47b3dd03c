#!/usr/bin/env bash
# `((n++))` from zero has status 1.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local n=0
  ((n++)) # expect: RUNE402
  rune_ok "Counted" "$(jq -nc --argjson n "$n" '{n:$n}')"
}

rune_init
main "$@"
