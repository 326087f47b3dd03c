#!/usr/bin/env bash
# A saved stdout that is closed before it is put back is lost.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  exec 3>&1 1>&2
  echo "noise"
  exec 3>&-
  rune_ok "Lost" '{}' # expect: RUNE104
}

rune_init
main "$@"
