#!/usr/bin/env bash
# The steps of the plugin are called by their names from a list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
load() { PATTERN="$(rune_param pattern "core.*")"; }
work() {
  mapfile -d '' -t CORES < <(find /var/crash -maxdepth 1 -name "$PATTERN" -print0 2>/dev/null)
}
for step in rune_init load work; do
  "$step"
done
rune_ok "Dumps counted" "$(jq -nc --arg n "${#CORES[@]}" '{dumps:($n|tonumber)}')"
