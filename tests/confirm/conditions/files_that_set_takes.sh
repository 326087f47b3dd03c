#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

shopt -s nullglob
set -- /etc/app.d/*.conf /srv/app/*.conf
if (($# > 1)); then
  for file; do
    [[ -s $file ]] && : here
  done
fi
rune_ok "done"
