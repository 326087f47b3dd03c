#!/usr/bin/env bash
# Optional arguments have defaults and counters use forms that never fail.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
mode=${1:-report}
: $((runs = 0)) $((runs += 1))
((++runs))
printf -v stamp '%(%s)T' -1
rune_ok_kv "Run counted" "mode=$mode" "runs=$runs" "at=$stamp"
