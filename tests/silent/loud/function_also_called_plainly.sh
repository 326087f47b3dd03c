#!/usr/bin/env bash
# A function that is called in a condition and plainly ends the plugin where it is called plainly.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart() {
  systemctl restart "$1" >&2 # expect: RUNE402
}

main() {
  if restart atd; then
    echo "atd restarted" >&2
  fi
  restart cron
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
