#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

shopt -s nullglob
files=(/etc/app.d/*.conf)
if ((${#files[@]} > 0)); then
  : here
fi
rune_ok "done"
