#!/usr/bin/env bash
# A function that is defined inside another prints where it is called.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  say() { echo "$1"; } # expect: RUNE101
  say "hidden" >&2
  say "shown"
  rune_ok "Said" '{}'
}

rune_init
main "$@"
