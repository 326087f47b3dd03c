#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

path=/run/app/app.sock
if [ -S "$path" ]; then
  rm -f "$path"
  if [[ ! -e $path ]]; then
    : here
  fi
fi
rune_ok "done"
