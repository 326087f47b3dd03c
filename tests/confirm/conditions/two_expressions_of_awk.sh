#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -t pkgs < <(apt-get -s dist-upgrade 2>/dev/null | awk '/^Inst/ && /security/ { print $2 }')
if [[ ${#pkgs[@]} -gt 0 ]]; then
  : here
fi
rune_ok "done"
