#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

declare -A used=([root]=80 [home]=12)
for mount in "${!used[@]}"; do
  rune_out "used_${mount}=${used[${mount}]}"
done
for key in cpu memory; do
  rune_out "${key}" "ok"
done
rune_out "not=1"
rune_finish "Measured"
