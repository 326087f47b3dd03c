#!/usr/bin/env bash
# A client that gets its statements from stdin, with nothing there.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mysql app >/dev/null 2>&1 || rune_error 2 "mysql failed" # expect: RUNE204
rune_ok "Imported"
