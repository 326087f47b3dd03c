#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

for file in /var/log/app/access.log.[1-9] /var/log/app/error-[0-9][0-9].log; do
  [[ -s $file ]] || continue
  : here
done
rune_ok "done"
