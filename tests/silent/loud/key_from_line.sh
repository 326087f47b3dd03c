#!/usr/bin/env bash
# The key of the accumulator comes from a line of a file.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
while IFS=: read -r key val; do
  [[ -n "$val" ]] || continue
  rune_out "${key}=${val}" # expect: RUNE305
done </proc/meminfo
rune_finish "memory read"
