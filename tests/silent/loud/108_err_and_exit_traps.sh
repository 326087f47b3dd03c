#!/usr/bin/env bash
# Both the ERR trap and the EXIT trap answer for the same failure.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
STEP=start
trap 'rune_error 100 "Unexpected failure"' ERR
trap 'rune_ok_kv "Rotation ended" "step=${STEP}"' EXIT # expect: RUNE108
LOG="$(rune_param log "/var/log/app/app.log")"
mv -- "$LOG" "${LOG}.1"
STEP=moved
systemctl kill -s HUP app.service
STEP=signalled
