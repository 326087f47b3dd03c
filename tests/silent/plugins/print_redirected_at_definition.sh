#!/usr/bin/env bash
# A redirection that belongs to a function's definition holds for each of its calls.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() {
  echo "[$(date +%T)] $*"
} >&2

note() { printf '%s\n' "$@"; } >/dev/null

main() {
  log "starting"
  note a b c
  rune_ok "Logged" '{}'
}

rune_init
main "$@"
