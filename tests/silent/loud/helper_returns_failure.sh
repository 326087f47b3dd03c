#!/usr/bin/env bash
# A function that returns a failure ends the plugin where it is called.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart() {
  systemctl restart cron >&2 || return 1
}

main() {
  restart # expect: RUNE402
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
