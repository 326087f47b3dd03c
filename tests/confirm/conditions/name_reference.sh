#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

take() {
  local -n into=$1
  into=$(rune_param "$2" "")
}
take size size_gib
if [[ $size == 12 ]]; then
  : here
fi
rune_ok "done"
