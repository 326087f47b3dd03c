#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

cd /etc/app.d || rune_error 2 "no such folder"
shopt -s nullglob
for file in *.conf; do
  if [[ -f $file ]] && grep -q '^port=' "$file"; then
    : here
  fi
done
rune_ok "done"
