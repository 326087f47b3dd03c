#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -t images < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" { print $1 }')
index=0
for image in "${images[@]}"; do
  index=$((index + 1))
  if ((index > 4)); then
    : here
  fi
done
rune_ok "done"
