#!/usr/bin/env bash
# With `local x` on a line of its own the assignment has the status of the command.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local found state=$(systemctl is-active cron)
  found="$(grep -c x /etc/hosts)" # expect: RUNE402
  rune_ok "Read" "$(jq -nc --arg s "$state" --arg f "$found" '{s:$s, f:$f}')"
}

rune_init
main "$@"
