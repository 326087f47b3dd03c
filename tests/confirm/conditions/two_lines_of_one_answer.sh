#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

status=$(mtx -f /dev/sg3 status) || rune_error 2 "no changer" "{}"
slot=$(awk '/^ *Storage Element [0-9]+:Full/ { split($3, part, ":"); print part[1]; exit }' <<<"$status")
loaded=$(sed -n 's/.*Data Transfer Element 0:Full (Storage Element \([0-9]*\) Loaded).*/\1/p' <<<"$status")
[[ -n $slot ]] || rune_error 3 "no tape" "{}"
for try in {1..12}; do
  if state=$(mt -f /dev/nst0 status) && [[ $state == *ONLINE* ]]; then
    break
  fi
  echo "attempt $try" >&2
done
if [[ -n $loaded ]]; then
  : here
fi
rune_ok "done"
