#!/usr/bin/env bash
# A wrapper that runs its arguments with their output redirected keeps them silent.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

quietly() {
  "$@" >/dev/null 2>&1
}

run() {
  echo "+ $*" >&2
  "$@" >&2
}

main() {
  quietly df -h || rune_error 2 "df failed" '{}'
  run systemctl restart cron || rune_error 2 "restart failed" '{}'
  if quietly command -v docker; then
    run docker ps || true
  fi
  rune_ok "Ran" '{}'
}

rune_init
main "$@"
