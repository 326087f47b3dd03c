#!/usr/bin/env bash
# The whole plugin is a main function that is called on the last line.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
main() {
  rune_init
  local mode
  mode="$(rune_param mode "enforcing")"
  case "$mode" in
    enforcing) setenforce 1 >/dev/null 2>&1 || rune_error 2 "Cannot enforce" ;;
    permissive) setenforce 0 >/dev/null 2>&1 || rune_error 2 "Cannot relax" ;;
    *) rune_error 1 "Unknown mode" ;;
  esac
  rune_ok "Mode set" "$(jq -nc --arg m "$mode" '{mode:$m}')"
}
main "$@"
