#!/usr/bin/env bash
# A wrapper that runs its arguments as they are lets their output through.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

run() {
  echo "+ $*" >&2
  "$@" # expect: RUNE102
}

main() {
  run df -h || rune_error 2 "df failed" '{}'
  rune_ok "Ran" '{}'
}

rune_init
main "$@"
