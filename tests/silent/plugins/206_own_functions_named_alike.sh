#!/usr/bin/env bash
# Functions of the plugin have names that begin like those of the library.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
rune_out_all() {
  local field
  for field in node requested_by; do
    rune_out "$field" "$(rune_ctx "$field" "unknown")"
  done
}
rune_error_hint() { echo "see the runbook" >&2; }
rune_out_all
if ! timedatectl show -p NTPSynchronized --value 2>/dev/null | grep -qx yes; then
  rune_error_hint
  rune_err 3 "The clock is not synchronised"
fi
rune_finish "Clock checked"
