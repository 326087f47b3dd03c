#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

check_net()  { ping -c 2 -W 3 192.0.2.1 >/dev/null 2>&1; }
check_time() { [[ $(timedatectl show -p NTPSynchronized --value) == yes ]]; }
check_disk() { (( $(df --output=pcent /data | tail -n 1 | tr -dc 0-9) < 95 )); }
failed=()
for check in net time disk; do
  if ! "check_$check"; then failed+=("$check"); fi
done
if (( ${#failed[@]} )); then
  rune_error 3 "unhealthy" "$(jq -nc '{failed: $ARGS.positional}' --args "${failed[@]}")"
fi
rune_error 31 "nothing is wrong" '{}' # expect: RUNE405
