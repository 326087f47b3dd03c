#!/usr/bin/env bash
# `if ! cmd` takes the failure as an answer.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  if ! systemctl restart cron >&2; then
    rune_error 2 "Failed to restart" '{}'
  fi
  if ! ping -c 1 localhost >/dev/null 2>&1; then
    rune_error 2 "Network is down" '{}'
  elif ! getent passwd daemon >/dev/null; then
    rune_error 2 "No such user" '{}'
  fi
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
