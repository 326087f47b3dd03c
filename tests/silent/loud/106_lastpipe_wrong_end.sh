#!/usr/bin/env bash
# The option lastpipe does not help the first element of the pipe.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
shopt -s lastpipe
list_failed() {
  local unit
  while read -r unit _; do
    rune_out failed_unit "$unit" # expect: RUNE106
    printf '%s\n' "$unit"
  done < <(systemctl --failed --plain --no-legend 2>/dev/null)
}
REPORT="$(mktemp)"
list_failed | sort -u >"$REPORT"
rune_out report "$REPORT"
rune_finish "Failed units listed"
