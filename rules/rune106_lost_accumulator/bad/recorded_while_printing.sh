#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

kernel_family() {
  local release
  release="$(uname -r)"
  rune_out "release=$release" # expect: RUNE106
  printf '%s\n' "${release%%.*}"
}

main() {
  local family
  family="$(kernel_family)"
  rune_out "family=$family"
  rune_finish "kernel read"
}

rune_init
main "$@"
