#!/usr/bin/env bash
# A loop whose output goes to a report file also holds the emitter of its failing turn.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
while IFS=: read -r user _ uid _; do
  if [[ "$uid" == 0 && "$user" != root ]]; then
    rune_error 3 "a second account has uid 0" # expect: RUNE104
  fi
  printf '%s\n' "$user"
done </etc/passwd >/var/tmp/accounts.txt
rune_ok "accounts exported" '{"file":"/var/tmp/accounts.txt"}'
