#!/usr/bin/env bash
# `$1` in a function is there when each call gives it.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

greet() {
  local name="$1" greeting="$2"
  printf '%s %s\n' "$greeting" "$name"
}

main() {
  local text
  text="$(greet world hello)"
  rune_ok "Greeted" "$(jq -nc --arg text "$text" '{text:$text}')"
}

rune_init
main "$@"
