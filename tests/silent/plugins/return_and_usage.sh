#!/usr/bin/env bash
# Returns of helpers with a status, each asked in a condition, are no end of the plugin.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
check() {
  case "$1" in
    disk) [[ -w /srv ]] || return 2 ;;
    mem) grep -q '^MemAvailable' /proc/meminfo || return 3 ;;
    *) return 1 ;;
  esac
}
for part in disk mem; do
  check "$part" && continue
  rune_error 3 "a check failed" "$(jq -nc --arg p "$part" '{part: $p}')"
done
rune_ok "all parts are fine" '{}'
