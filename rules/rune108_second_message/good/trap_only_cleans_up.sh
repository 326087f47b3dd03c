#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

cleanup() {
  rm -rf -- "${WORK:-}" || true
}

main() {
  WORK="$(mktemp -d)"
  if [[ ! -d /srv/app ]]; then
    rune_error 2 "Application folder is missing" '{"path":"/srv/app"}'
  fi
  rune_ok "Application folder is there" '{"path":"/srv/app"}'
}

rune_init
trap cleanup EXIT
main "$@"
