#!/usr/bin/env bash
# A variable is given a constant in a loop for which the last command has no arm.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
UNITS="$(rune_param units "nginx redis")"
WORST="ok"
for UNIT in $UNITS; do
  STATE="$(systemctl is-active "$UNIT" 2>/dev/null || true)"
  case "$STATE" in
    active) ;;
    activating) [[ "$WORST" != "ok" ]] || WORST="warning" ;;
    *) WORST="down" ;;
  esac
done
case "${WORST}" in
  ok) rune_ok "All units run" '{}' ;;
  warning) rune_ok "Some units are starting" '{}' ;;
  critical) rune_error 3 "Some units are down" '{}' ;;
esac
# expect-at: 17 RUNE403
