#!/usr/bin/env bash
# An emitter inside a function whose call goes to /dev/null loses its message.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

require() {
  type "$1" || rune_error 2 "$1 is missing" '{}' # expect: RUNE104
}

main() {
  require jq >/dev/null
  rune_ok "All there" '{}'
}

rune_init
main "$@"
