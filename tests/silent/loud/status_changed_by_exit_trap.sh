#!/usr/bin/env bash
# An EXIT trap that exits with another status than the message has.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cleanup() {
  rm -f /run/lock/plugin
  exit 0 # expect: RUNE404
}
trap cleanup EXIT
command -v rsync >/dev/null || rune_error 4 "rsync is missing"
rune_ok "Ready" '{}'
