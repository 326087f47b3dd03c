#!/usr/bin/env bash
# A family of log functions that each write to stderr stays silent, with levels and colours.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly RED=$'\e[31m' PLAIN=$'\e[0m'
log() { printf '%s [%s] %s\n' "$(date -u +%T)" "$1" "${*:2}" >&2; }
info() { log INFO "$@"; }
warn() { log "${RED}WARN${PLAIN}" "$@"; }
debug() { [[ -z "${DEBUG:-}" ]] || log DEBUG "$@"; }

main() {
  info "starting"
  debug "details"
  warn "almost done"
  rune_ok "Logged" '{}'
}

rune_init
main "$@"
