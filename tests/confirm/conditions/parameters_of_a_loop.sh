#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

for name in one two; do
  value=$(rune_param "$name" "")
  [[ $value =~ ^[0-9]+$ ]] || rune_error 1 "$name is no number"
done
: here
rune_ok "done"
