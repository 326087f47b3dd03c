#!/usr/bin/env bash
# An emitter with its stdout closed or sent to stderr loses the message.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  [[ -d /srv ]] || rune_error 2 "Missing" '{}' >&2 # expect: RUNE104
  [[ -d /opt ]] || rune_error 2 "Missing" '{}' >/tmp/answer # expect: RUNE104
  exec >/dev/null
  rune_ok "Done" '{}' # expect: RUNE104
}

rune_init
main "$@"
