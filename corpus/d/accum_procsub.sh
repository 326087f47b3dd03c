#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

total=0 bad=0
while IFS=$'\t' read -r unit state; do
  total=$((total + 1))
  if [[ $state == failed ]]; then
    bad=$((bad + 1))
    rune_out "last_failed=$unit"
    rune_err 3 "At least one unit failed"
  fi
done < <(systemctl list-units --type=service --all --no-legend --plain 2>/dev/null | awk '{print $1 "\t" $3}')

rune_out total "$total"
rune_out failed "$bad"

{
  echo "looked at $total units"
  echo "failed: $bad"
} >&2

rune_finish "units checked"
