#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

device=$(rune_param device "")
if [[ -e $device && ! -b $device && -f $device ]]; then
  : here
fi
rune_ok "done"
