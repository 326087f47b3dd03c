#!/usr/bin/env bash
# The loop of a pipe reports an error and the plugin goes on.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
LIMIT=90
df -P --output=pcent,target 2>/dev/null | tail -n +2 | while read -r pcent target; do
  if [[ ${pcent%\%} =~ ^[0-9]+$ ]] && ((${pcent%\%} > LIMIT)); then
    rune_error 3 "A file system is full" "$(jq -nc --arg t "$target" '{target:$t}')" # expect: RUNE103
  fi
done || true
rune_ok "All file systems have room" "$(jq -nc --arg l "$LIMIT" '{limit:$l}')"
