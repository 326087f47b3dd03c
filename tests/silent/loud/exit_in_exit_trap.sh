#!/usr/bin/env bash
# An EXIT trap that passes the status on does not mend an exit without an emission: that one is reported.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

cleanup() {
  local status=$?
  rm -f /tmp/rune.work
  exit "${status}"
}
trap cleanup EXIT

rune_init
[[ -d /srv ]] || exit 2 # expect: RUNE401
rune_ok "Done" '{}'
