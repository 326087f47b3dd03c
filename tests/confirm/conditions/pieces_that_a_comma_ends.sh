#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

list=$(rune_param hosts "")
while read -r -d , host; do
  if [[ $host == db* ]]; then
    : here
  fi
done <<<"$list,"
rune_ok "done"
