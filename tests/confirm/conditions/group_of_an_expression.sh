#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

line=$(df -P / | tail -n 1)
[[ $line =~ [[:space:]]([0-9]+)%[[:space:]] ]] || rune_error 2 "unknown"
used=$((10#${BASH_REMATCH[1]}))
if (( used >= 90 )); then
  : here
fi
rune_ok "done"
