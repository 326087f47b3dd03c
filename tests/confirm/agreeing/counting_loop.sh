#!/usr/bin/env bash
# The condition of a counting loop ends it, and errexit does not care.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
for ((turn = 0; turn < 2; turn++)); do
  echo "turn $turn" >&2
done
rune_ok "counted"
