#!/usr/bin/env bash
# The main function is the last line and ends in the emitter of the accumulator.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
check() { getent passwd "$1" >/dev/null || rune_err 3 "Account is missing"; }
main() {
  check backup
  check monitor
  rune_out "checked=2"
  rune_finish "Accounts checked"
}
main "$@"
