#!/usr/bin/env bash
# The words of the last case are all those that the first one lets through.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
mode=$(rune_param mode "status")
[[ $mode == status || $mode == reset ]] || rune_error 1 "Bad mode" '{"allowed":["status","reset"]}'
if [[ $mode == status ]]; then
  rune_ok "Status" '{"mode":"status"}'
fi
rune_ok "Reset" '{"mode":"reset"}'
