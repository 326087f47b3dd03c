#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

conf=/etc/app.conf
read -r mode </etc/app.conf
if [[ $mode == strict ]]; then
  if [[ ! -w $conf ]]; then
    : here
  fi
fi
rune_ok "done"
