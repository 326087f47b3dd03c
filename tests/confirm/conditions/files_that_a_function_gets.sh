#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

shopt -s nullglob
each() {
  (($# > 0)) || return 0
  : here
}
each /etc/app.d/*.conf
rune_ok "done"
