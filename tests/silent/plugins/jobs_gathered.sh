#!/bin/bash
# Jobs whose numbers are gathered and waited for one by one are over before the message.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

numbers=()
while IFS= read -r unit; do
  systemctl try-restart "$unit" &
  numbers+=("$!")
done < <(printf '%s\n' cron.service ntp.service)

failed=0
for number in "${numbers[@]}"; do
  wait "$number" || failed=$((failed + 1))
done
rune_ok_kv "Restarted" "failed=$failed"
