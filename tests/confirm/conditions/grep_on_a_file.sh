#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

if grep -q '^PermitRootLogin yes' /etc/ssh/sshd_config 2>/dev/null; then
  : here
fi
rune_ok "done"
