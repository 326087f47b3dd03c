#!/usr/bin/env bash
# A bare `exit` in an EXIT trap keeps the status, in a function as well.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cleanup() {
  rm -f /run/lock/plugin
  exit
}
trap 'cleanup' EXIT
main() {
  command -v rsync >/dev/null || rune_error 4 "rsync is missing"
  rune_ok "Ready" '{}'
}
main
