#!/usr/bin/env bash
# Jobs that are started a few at a time, with `wait -n`, and all waited for in the end.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

running=0
for node in web1 web2 web3 web4; do
  ssh -n "$node" uptime >&2 &
  running=$((running + 1))
  if ((running >= 2)); then
    wait -n || true
    running=$((running - 1))
  fi
done
wait
rune_ok "All asked"
