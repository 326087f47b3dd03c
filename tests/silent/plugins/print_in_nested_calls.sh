#!/usr/bin/env bash
# A function that prints is silent when each function that calls it is itself called in `$( )`.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

join_lines() {
  local line
  while IFS= read -r line; do
    echo -n "$line,"
  done
}

listing() {
  printf '%s\n' one two three | join_lines
  echo "end"
}

main() {
  local list
  list=$(listing)
  rune_ok "List made" "$(jq -nc --arg list "$list" '{list:$list}')"
}

rune_init
main "$@"
