#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -t -s 1 -n 2 rows < <(app-ctl list)
if [[ ${rows[0]:-} == failed* ]]; then
  : here
fi
rune_ok "done"
