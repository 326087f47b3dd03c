#!/usr/bin/env bash
# A loop with redirections and process substitution stays in the main shell.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
n=0
while read -r name state; do
  n=$((n + 1))
  rune_out "state_$n" "$name is $state"
done < <(printf '%s\n' 'web up' 'db down') 2>/dev/null
if [[ -e /run/degraded ]]; then rune_err 3 "Degraded"; fi
rune_finish "States collected"
