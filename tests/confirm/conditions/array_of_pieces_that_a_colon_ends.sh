#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -t -d : parts <<<"$(rune_param path "")"
if [[ ${parts[1]:-} == /opt ]]; then
  : here
fi
rune_ok "done"
