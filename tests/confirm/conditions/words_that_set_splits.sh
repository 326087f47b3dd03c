#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

set -- $(uptime -p)
if [[ ${4:-} == hours ]]; then
  : here
fi
rune_ok "done"
