#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

check() {
  if [[ ! -e "$1/today" ]]; then
    echo "there is no backup of today"
    exit 3
  fi
}

main() {
  local target reason
  target="$(rune_param target "/srv/backup")"
  ( check "$target" ) >&2 || rune_error 3 "Backup is stale" '{}'
  if ! reason="$(check "$target")"; then
    rune_error 3 "$reason" '{}'
  fi
  rune_ok "Backup found" "$(jq -nc --arg target "$target" '{target:$target}')"
}

rune_init
main "$@"
