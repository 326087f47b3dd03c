#!/usr/bin/env bash
# What a loop behind a pipe records is lost, where the same loop over `< <(cmd)` keeps it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
while IFS= read -r LINE; do
  rune_out "kept=${LINE}"
done < <(printf '%s\n' a b)
printf '%s\n' c d | while IFS= read -r LINE; do
  rune_out "lost=${LINE}" # expect: RUNE106
done
rune_finish "recorded"
