#!/usr/bin/env bash
# JSON that grows over several statements is one finding, on the first.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local list="" name
  for name in a b; do
    list+="\"$name\"," # expect: RUNE301
  done
  local json="{\"names\":["
  json+="${list%,}"
  json+="]}"
  rune_ok "Listed" "$json"
}

rune_init
main "$@"
