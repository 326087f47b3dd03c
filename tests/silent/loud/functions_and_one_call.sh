#!/usr/bin/env bash
# A file of functions with one call at its end is a plugin, and no library.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

say() {
  echo "$1" # expect: RUNE101
}

main() {
  say "hello"
  rune_ok "Said" '{}'
}

rune_init
main
