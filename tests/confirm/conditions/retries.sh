#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

n=0
until ping -c 1 host >/dev/null; do
  n=$((n + 1))
  [ $n -lt 3 ] || rune_error 3 "down"
  sleep 0
done
if [ $n -eq 2 ]; then
  : here
fi
rune_ok "done"
