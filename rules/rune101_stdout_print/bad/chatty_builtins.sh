#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

declare -A LIMITS=([files]=10 [days]=7)

main() {
  local work
  work="$(mktemp -d)"
  type jq || rune_error 2 "jq is not installed" '{}' # expect: RUNE101
  pushd "$work" || rune_error 2 "Cannot enter the work folder" '{}' # expect: RUNE101
  pwd # expect: RUNE101
  declare -p LIMITS # expect: RUNE101
  popd >/dev/null || rune_error 2 "Cannot leave the work folder" '{}'
  rmdir "$work" || true
  rune_ok "Limits checked" "$(jq -nc --arg files "${LIMITS[files]}" '{files:$files}')"
}

rune_init
main "$@"
