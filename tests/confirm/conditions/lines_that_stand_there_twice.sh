#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

twice=$(getent passwd | cut -d: -f3 | sort | uniq -d)
if [[ $twice == 1000 ]]; then
  : here
fi
rune_ok "done"
