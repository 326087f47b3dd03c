#!/usr/bin/env bash
# The usage check in a helper answers in plain text and leaves.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
check_args() {
  if [[ -z "$(rune_param snapshot "")" ]]; then
    echo "ERROR: snapshot is required" # expect: RUNE406
    exit 1
  fi
}
check_args
zfs destroy "tank/home@$(rune_param snapshot "")" || rune_error 2 "the snapshot stays"
rune_ok "snapshot destroyed" '{}'
