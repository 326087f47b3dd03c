#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

show_usage() {
  df -h "$1" || rune_error 2 "Cannot read the file system" '{}' # expect: RUNE102
}

main() {
  local mount report
  mount="$(rune_param mount "/")"
  report="$(mktemp)"
  show_usage "$mount"
  printf 'usage of %s\n' "$mount" | tee "$report" # expect: RUNE102
  rune_ok "Usage reported" "$(jq -nc --arg report "$report" '{report:$report}')"
}

rune_init
main "$@"
