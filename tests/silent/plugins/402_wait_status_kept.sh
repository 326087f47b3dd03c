#!/usr/bin/env bash
# The statuses of the jobs are taken in conditions, and a wait without arguments is always zero.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
pids=()
failed=0
for target in 10.0.0.1 10.0.0.2; do
  ping -q -c 1 -W 2 "$target" </dev/null >/dev/null 2>&1 &
  pids+=("$!")
done
for pid in "${pids[@]}"; do
  wait "$pid" || failed=$((failed + 1))
done
wait
rune_ok_kv "gateways asked" "failed=$failed"
