#!/usr/bin/env bash
# Only the condition is redirected and the emitters stand in the branches.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
NET="$(rune_param network "backend")"
LOG="$(mktemp)"
if {
  echo "inspecting"
  docker network inspect "$NET"
} >"$LOG" 2>&1; then
  rune_ok "Network exists" "$(jq -nc --arg n "$NET" '{network:$n}')"
else
  rune_error 2 "No such network" "$(jq -nc --rawfile l "$LOG" '{log:$l}')" 2>/dev/null
fi
