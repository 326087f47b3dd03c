#!/usr/bin/env bash
# The group at the end of the pipe records into a copy of the accumulator.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
FS="$(rune_param filesystem "/")"
df -P -- "$FS" 2>/dev/null | tail -n 1 | {
  read -r device _ used free _ || true
  rune_out "device=${device:-}" # expect: RUNE106
  rune_out "used=${used:-}" # expect: RUNE106
  rune_out "free=${free:-}" # expect: RUNE106
} || rune_error 2 "No such file system"
rune_finish "Measured"
