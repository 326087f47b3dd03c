#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

if ! grep -q '^ID=' /etc/os-release; then
  if [[ ! -f /etc/os-release ]]; then
    : here
  fi
fi
rune_ok "done"
