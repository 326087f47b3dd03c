#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"


def_flags = (checkout_v2 dark_mode new_search)


read_flag() {
  redis-cli --raw get "flag:$1" </dev/null 2>/dev/null
}

main() {
  rune_init
  local name value
  local -a pairs=()

  for name in "${def_flags[@]}"; do
    value=$(read_flag "$name") || rune_error 2 "redis does not answer" '{}'
    pairs+=(--arg "$name" "${value:-off}")
  done

  rune_ok "flags read" "$(jq -nc "${pairs[@]}" '{flags:$ARGS.named}')"
}

main "$@"
