#!/usr/bin/env bash
# A loop over `< <(cmd)` runs in the main shell: what it records is kept.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
while IFS= read -r UNIT; do
  rune_out "last=${UNIT}"
done < <(systemctl list-units --plain --no-legend)
rune_finish "units listed"
