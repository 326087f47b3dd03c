#!/usr/bin/env bash
# An object inside an array that is put together counts once.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local rows="" name
  while read -r name; do
    rows+="{\"name\":\"$name\"}," # expect: RUNE301
  done < <(printf '%s\n' a b)
  rune_ok "Listed" "{\"rows\":[${rows%,}]}"
}

rune_init
main "$@"
