#!/usr/bin/env bash
# A jq keyword and a key with a dash look like good names.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
START=$(date +%s)
if ! fstrim -a >&2; then
  rune_error_kv 2 "fstrim failed" "exit-status=1" # expect: RUNE305
fi
rune_ok_kv "trimmed" "start=$START" "end=$(date +%s)" # expect: RUNE305
