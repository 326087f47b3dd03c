#!/usr/bin/env bash
# Parallel checks write to files of their own and are waited for.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
WORK="$(mktemp -d)"
pids=()
for port in 5432 6379 9200; do
  { nc -z -w 3 localhost "$port" </dev/null && : >"$WORK/$port.up"; } >"$WORK/$port.log" 2>&1 &
  pids+=("$!")
done
for pid in "${pids[@]}"; do wait "$pid" || true; done
UP=0
for port in 5432 6379 9200; do
  if [[ -e $WORK/$port.up ]]; then UP=$((UP + 1)); fi
done
rune_ok "Ports checked" "$(jq -nc --arg n "$UP" '{up:($n|tonumber)}')"
