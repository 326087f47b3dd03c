#!/usr/bin/env bash
# The numeric operator of the double bracket evaluates an unchecked value.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
limit=$(rune_param limit 80)
used=$(df --output=pcent / | tail -n 1 | tr -dc '0-9') || rune_error 2 "File system is unreadable"
if [[ $used -gt $limit ]]; then # expect: RUNE503
  rune_error_kv 3 "File system is too full" "used=$used"
fi
rune_ok_kv "File system has room" "used=$used"
