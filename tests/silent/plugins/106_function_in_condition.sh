#!/usr/bin/env bash
# Called in a condition the function still records in the main shell.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
probe() {
  local state
  state="$(nmcli -t -f STATE general 2>/dev/null)" || return 1
  rune_out state "$state"
  [[ $state == connected* ]]
}
if ! probe; then
  rune_err 2 "The network is not connected"
fi
rune_finish "Network probed"
