#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

N=$(rune_param n)
[[ -n $N && $N =~ ^[a-z-]+$ ]] || rune_error 1 "bad"
if (( ${#N} > 10 )); then
  : here
fi
rune_ok "done"
