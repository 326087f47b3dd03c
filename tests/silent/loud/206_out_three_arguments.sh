#!/usr/bin/env bash
# Three words are recorded in one call.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
SENSOR="$(rune_param sensor "cpu")"
LEVEL="$(ipmitool sensor reading "$SENSOR" 2>/dev/null </dev/null)" || rune_error 2 "No such sensor"
rune_out reading "$SENSOR" "$LEVEL" # expect: RUNE206
rune_finish "Sensor read"
