#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

queue=`echo "DISPLAY QMGR DEADQ" | dspmq -m x 2>/dev/null | sed -n 's/.*DEADQ(\([^)]*\)).*/\1/p'` || rune_error 2 "no answer" '{}'
queue=`echo $queue`
if [ -n "$queue" ]; then
  : here
fi
rune_ok "done"
