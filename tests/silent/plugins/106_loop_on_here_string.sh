#!/usr/bin/env bash
# The loop reads a here-string and stays in the main shell.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
RAW="$(chronyc -c tracking 2>/dev/null </dev/null)" || rune_error 2 "The time service does not answer"
while IFS=, read -r ref name stratum _; do
  rune_out reference "$ref"
  rune_out server "$name"
  rune_out stratum "$stratum"
done <<<"$RAW"
rune_finish "Tracking read"
