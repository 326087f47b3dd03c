#!/usr/bin/env bash
# A retry loop takes each failure as an answer.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart() {
  local tries=0
  while ((tries < 3)); do
    if systemctl restart cron >&2; then
      return 0
    fi
    ((++tries))
    sleep 1
  done
  return 1
}

main() {
  restart || rune_error 2 "Failed three times" '{"tries":3}'
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
