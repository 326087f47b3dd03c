#!/usr/bin/env bash
# What a loop leaves in a variable is one of the constants that it is given, and each has its arm.
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
    *) WORST="critical" ;;
  esac
done
case "${WORST}" in
  ok) rune_ok "All units run" '{}' ;;
  warning) rune_ok "Some units are starting" '{}' ;;
  critical) rune_error 3 "Some units are down" '{}' ;;
esac
