#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

said=$(nginx -t 2>&1) || true
if grep -q "test is successful" <<<"$said"; then
  : here
fi
rune_ok "done"
