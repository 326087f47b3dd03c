#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

target=/var/tmp/etc.tar.gz
if ! tar -czf "$target" -C / etc 2>/dev/null; then
  : here
fi
rune_ok "done"
