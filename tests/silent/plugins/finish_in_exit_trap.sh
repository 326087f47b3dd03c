#!/usr/bin/env bash
# The accumulated answer is sent by the EXIT trap.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
finish() {
  local rc=$?
  (( rc == 0 )) || rune_err 100 "Ended with status $rc"
  rune_finish "Collected"
}
trap finish EXIT
rune_out kernel "$(uname -r)"
rune_out arch "$(uname -m)"
