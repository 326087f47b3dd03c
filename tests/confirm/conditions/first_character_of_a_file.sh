#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

read -r -n 1 mark </var/lib/app/flag || mark=
if [[ $mark == y ]]; then
  : here
fi
rune_ok "done"
