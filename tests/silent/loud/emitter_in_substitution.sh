#!/usr/bin/env bash
# An emitter in `$( )` ends the substitution, and its message becomes a value.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

value_of() {
  [[ -r "$1" ]] || rune_error 2 "Cannot read" '{}' # expect: RUNE103
  head -n 1 "$1"
}

main() {
  local text
  text="$(value_of /etc/hosts)" || text=""
  rune_ok "Read" "$(jq -nc --arg text "$text" '{text:$text}')"
}

rune_init
main "$@"
