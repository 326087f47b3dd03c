#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# rune_error exits non-zero as well, so this sees "something went wrong" a second time.
cleanup() {
  local status=$?
  rm -f -- "${WORK:-}" || true
  if [[ "$status" -ne 0 ]]; then
    rune_error "$status" "The plugin failed" '{}' # expect: RUNE108
  fi
}

main() {
  WORK="$(mktemp)"
  [[ -d /srv/app ]] || rune_error 2 "Application folder is missing" '{"path":"/srv/app"}'
  rune_ok "Application folder is there" '{"path":"/srv/app"}'
}

rune_init
trap cleanup EXIT
main "$@"
