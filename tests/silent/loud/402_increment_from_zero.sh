#!/usr/bin/env bash
# A counter that starts at zero makes its first increment fail.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

seen=0
for f in /etc/cron.d/*; do
  if [[ -f $f ]]; then
    ((seen++)) # expect: RUNE402
  fi
done
rune_ok_kv "Cron files counted" "count=$seen"
