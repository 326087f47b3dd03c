#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local how
  how="$(rune_param how "ask")"
  case "$how" in
    now)
      exec systemctl reboot >&2 # expect: RUNE401
      ;;
    never)
      kill -TERM "$$" # expect: RUNE401
      ;;
    *)
      rune_error 1 "Say how" '{"allowed":["now","never"]}'
      ;;
  esac
  rune_ok "Nothing done" '{}'
}

rune_init
main "$@"
