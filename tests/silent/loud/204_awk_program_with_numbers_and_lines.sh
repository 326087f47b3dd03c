#!/usr/bin/env bash
# What stands behind BEGIN, or asks for a field, reads the plugin's stdin whatever is put into the program.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

CORES=$(nproc)
if awk "BEGIN { n = $CORES } END { exit !(n > 1) }"; then  # expect: RUNE204
  rune_error 3 "busy"
fi
FIRST=$(awk "BEGIN { n = $CORES } { print n * \$1 }")  # expect: RUNE204
SECOND=$(awk "{ print $CORES }")  # expect: RUNE204
rune_ok "fine" "$(jq -nc --arg s "$FIRST" --arg h "$SECOND" '{first:$s, second:$h}')"
