#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

rc=0
apt-get update >&2 || rc=$?
if [ "$rc" -eq 100 ]; then
  : here
fi
rune_ok "done"
