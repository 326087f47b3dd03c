#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"
rune_init

LOG=$(mktemp)

migrate() {
  local dir=$1
  [[ -x $dir/migrate ]] || rune_error 2 "No migration tool" "$(jq -nc --arg d "$dir" '{dir:$d}')"
  "$dir/migrate" up
}

finish() {
  rune_ok "migrated" "$1"
}

APP=$(rune_param app "/opt/app")
migrate "$APP" 2>&1 | tee -a "$LOG" >&2 || log "migration reported a problem"

exec 2>&1

LINES_N=$(wc -l <"$LOG")
DATA=$(jq -nc --argjson n "$LINES_N" --arg a "$APP" '{app:$a, log_lines:$n}')

if (( LINES_N > 100 )); then
  rune_error 3 "Suspiciously long log" "$DATA"
fi
finish "$DATA" >>"$LOG"
