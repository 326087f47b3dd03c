#!/usr/bin/env bash
# Errexit is off in a function that is called in a condition, and in everything that it calls.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart() {
  systemctl stop "$1" >&2
  systemctl start "$1" >&2
}

cycle() {
  restart "$1"
  systemctl is-active --quiet "$1"
}

main() {
  if cycle cron; then
    rune_ok "Restarted" '{}'
  fi
  restart atd || rune_error 2 "Failed to restart atd" '{}'
  rune_error 3 "cron did not come back, atd did" '{}'
}

rune_init
main "$@"
