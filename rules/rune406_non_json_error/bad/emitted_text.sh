#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

fail() {
  printf 'failed: %s\n' "$1" # expect: RUNE406
  exit 3
}

main() {
  local target
  target="$(rune_param target "/srv/backup")"
  if [[ ! -d "$target" ]]; then
    rune_emit "failed" 2 # expect: RUNE406
  fi
  [[ -w "$target" ]] || fail "the folder is read-only"
  [[ -e "$target/today" ]] || fail "there is no backup of today"
  rune_ok "Backup found" "$(jq -nc --arg target "$target" '{target:$target}')"
}

rune_init
main "$@"
