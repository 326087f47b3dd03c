#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

run() {
  local job guard rc=0
  "$@" >/dev/null 2>&1 &
  job=$!
  (sleep 600; kill "$job") 2>/dev/null &
  guard=$!
  wait "$job" || rc=$?
  kill "$guard" 2>/dev/null || true
  return "$rc"
}
rc=0
run prune --keep 3 || rc=$?
if ((rc > 1)); then
  : here
fi
rune_ok "done"
