#!/usr/bin/env bash
# The library is initialised inside main, which the last line calls.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
main() {
  local unit
  rune_init
  unit="$(rune_param unit "")"
  if [[ -z "$unit" ]]; then
    rune_error 1 "unit is required"
  fi
  systemctl try-restart "$unit" || rune_error 2 "try-restart failed"
  rune_ok_kv "restarted when it ran" "unit=$unit"
}
main "$@"
