#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# The number of each user's processes, under the user's name.
while read -r count user; do
  rune_out "procs_${user}=${count}" # expect: RUNE305
done < <(printf '%s\n' '12 root' '3 www-data')
rune_finish "Counted"
