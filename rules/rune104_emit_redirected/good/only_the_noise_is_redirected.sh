#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

deploy() {
  git -C "$1" pull --ff-only >&2 || rune_fail 2 "Update failed" '{}'
  { git -C "$1" log -n 1; } >&2 || rune_fail 2 "Cannot read the history" '{}'
}

main() {
  local repo
  repo="$(rune_param repo "/srv/app")"
  deploy "$repo" 2>/dev/null
  rune_ok_kv "Deployed" "repo=$repo"
}

rune_init
main "$@"
