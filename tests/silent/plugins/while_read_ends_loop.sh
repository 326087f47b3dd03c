#!/usr/bin/env bash
# Read at end of file only ends the loop.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
n=0
while IFS=: read -r user _ uid _; do
  if [[ $uid -ge 1000 && $user != nobody ]]; then
    n=$((n + 1))
  fi
done < /etc/passwd
rune_ok "Users counted" "$(jq -nc --argjson n "$n" '{users:$n}')"
