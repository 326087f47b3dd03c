#!/usr/bin/env bash
# A failure inside `$( )` ends the plugin through the assignment, unless something hides it.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

read_state() {
  systemctl is-active cron
}

main() {
  local state
  state="$(read_state)" # expect: RUNE402
  rune_ok "Read" "$(jq -nc --arg state "$state" '{state:$state}')"
}

rune_init
main "$@"
