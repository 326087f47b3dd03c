#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

want=$(rune_param value 10)
[[ $want =~ ^[0-9]+$ ]] || rune_error 1 "no number"
read -r old </proc/sys/vm/swappiness
if (( old != want )) && echo "$want" >/proc/sys/vm/swappiness; then
  : here
fi
rune_ok "done"
