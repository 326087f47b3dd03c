#!/usr/bin/env bash
# One of the background jobs fails, and wait -n hands its status to errexit.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
for target in 10.0.0.1 10.0.0.2; do
  ping -q -c 1 -W 2 "$target" </dev/null >/dev/null 2>&1 &
done
wait -n # expect: RUNE402
wait
rune_ok "at least one gateway was asked" '{}'
