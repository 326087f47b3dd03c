#!/usr/bin/env bash
# A helper that records is called in a substitution, so the record is lost.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
measure() {
  local mib=$(df -m --output=avail / | tail -n 1 | tr -d ' ')
  rune_out free_mib "$mib" # expect: RUNE106
  echo "$mib"
}
free=$(measure)
(( free > 512 )) || rune_err 3 "Disk nearly full"
rune_finish "Disk measured"
