#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

# No details, empty details, constant details, and details that may be anything.
finish() {
  local details=${2:-}
  rune_ok "$1" "${details:-"{}"}"
}

case "$(rune_param how plain)" in
  plain) rune_ok "done" ;;
  empty) rune_ok "done" "" ;;
  constant) rune_ok "done" '{"steps":["a","b"]}' ;;
  echoed) rune_ok "done" "$(rune_all_params)" ;;
  *) finish "done" "$(rune_param_json details '{}')" ;;
esac
