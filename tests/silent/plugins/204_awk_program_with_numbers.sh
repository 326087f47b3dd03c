#!/usr/bin/env bash
# An awk program that is nothing but BEGIN reads nothing, also when numbers of the shell stand in it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

LOAD=$(cut -d' ' -f1 /proc/loadavg)
CORES=$(nproc)
if awk "BEGIN { exit !($LOAD > $CORES) }"; then
  rune_error 3 "busy"
fi
SHARE=$(awk 'BEGIN { printf "%.1f", 100 * '"$LOAD"' / '"$CORES"' }')
HALF=$(gawk "BEGIN{print int($CORES / 2)}")
rune_ok "fine" "$(jq -nc --arg s "$SHARE" --arg h "$HALF" '{share:$s, half:$h}')"
