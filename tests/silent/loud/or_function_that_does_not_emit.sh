#!/usr/bin/env bash
# `cmd || fail` is no help when `fail` only prints and returns non-zero.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

fail() {
  echo "failed: $1" >&2
  return 1
}

main() {
  systemctl restart cron >&2 || fail "restart" # expect: RUNE402
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
