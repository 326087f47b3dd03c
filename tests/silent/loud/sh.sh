#!/bin/sh
# The shebang names sh although the body needs Bash.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
NAMES=(alpha beta)
rune_ok_kv "names" "count=${#NAMES[@]}"
# expect-at: 1 RUNE602
