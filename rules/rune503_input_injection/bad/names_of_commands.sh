#!/usr/bin/env bash
# Runs the check that the caller names.
set -Eeuo pipefail
trap 'rune_error 100 "Unexpected failure" "{}"' ERR

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

CHECK=$(rune_param check "uptime")
PLUGIN=$(rune_param plugin "load")
MODE=$(rune_param mode "named")

case $MODE in
  named)
    result=$("$CHECK" 2>&1) # expect: RUNE503
    ;;
  probe)
    result=$("/opt/probes/$PLUGIN" --short 2>&1) # expect: RUNE503
    ;;
  root)
    result=$(sudo "$CHECK" 2>&1) # expect: RUNE503
    ;;
  *)
    rune_error 1 "Unknown mode" '{"field":"mode"}'
    ;;
esac

rune_ok "Check ran" "$(jq -nc --arg result "$result" '{result: $result}')"
