#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

require() {
  local each
  for each in "$@"; do
    command -v "$each" >/dev/null 2>&1 || rune_error 4 "missing: $each"
  done
}
require nginx haproxy
: here
rune_ok "done"
