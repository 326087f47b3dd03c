#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# ------------------------------------------
# setup: init and look for the tools
# ------------------------------------------
setup() {
    rune_init
    if ! command -v free >/dev/null; then
        rune_error 4 "free is missing" '{"command":"free"}'
    fi
}

# ------------------------------------------
# get a value out of /proc/meminfo
# ------------------------------------------
get_mem() {
    awk -v k="$1:" '$1 == k { print $2 }' /proc/meminfo
}

# setup is done by the framework now
# setup

LIMIT=$(rune_param min_free_mb "100")
echo "limit is $LIMIT" >&2

TOTAL=$(get_mem MemTotal || echo 0)
AVAIL=$(get_mem MemAvailable || echo 0)
SWAP=$(get_mem SwapFree || echo 0)
AVAIL_MB=$((AVAIL / 1024))

printf -v OUT '{"total_kb":%d,"available_kb":%d,"swap_free_kb":%d}' "$TOTAL" "$AVAIL" "$SWAP"

if [ "$AVAIL_MB" -lt "$LIMIT" ]; then
    rune_error 3 "not enough memory" "$OUT"
fi
rune_ok "memory fine" "$OUT"
