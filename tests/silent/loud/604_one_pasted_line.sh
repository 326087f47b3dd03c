#!/usr/bin/env bash
# One pasted line in the middle ends in a carriage return.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
share=$(rune_param share data)
exports=$(exportfs -s 2>/dev/null) || rune_error 2 "No exports"
grep -q "/$share " <<<"$exports" || rune_error 3 "Share is not exported"
rune_ok_kv "Share is exported" "share=$share"
# expect-at: 6 RUNE604
