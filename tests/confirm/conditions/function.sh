#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

valid() { [[ $1 =~ ^[0-9]{4}$ ]]; }
if valid "$(rune_param year)"; then
  : here
fi
rune_ok "done"
