#!/usr/bin/env bash
# Without `set -E` a function does not inherit the ERR trap: a failure in it ends the plugin without the trap.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

trap 'rune_error 100 "A command failed" "{}"' ERR

restart() {
  systemctl restart "$1" >&2 # expect: RUNE402
}

rune_init
restart cron
rune_ok "Restarted" '{}'
