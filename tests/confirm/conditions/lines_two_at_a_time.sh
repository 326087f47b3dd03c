#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

while mapfile -t -n 2 keys && (( ${#keys[@]} )); do
  if (( ${#keys[@]} == 1 )); then
    : here
  fi
done < <(app-ctl keys)
rune_ok "done"
