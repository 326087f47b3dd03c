#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

deploy() {
  git -C "$1" pull --ff-only || rune_fail 2 "Update failed" '{}' # expect: RUNE104
  git -C "$1" log -n 1 || true
}

main() {
  local repo
  repo="$(rune_param repo "/srv/app")"
  if [[ "$repo" != /* ]]; then
    rune_error_kv 1 "The path must be absolute" "repo=$repo" >&2 # expect: RUNE104
  fi
  deploy "$repo" >/dev/null
  rune_ok_kv "Deployed" "repo=$repo"
}

rune_init
main "$@"
