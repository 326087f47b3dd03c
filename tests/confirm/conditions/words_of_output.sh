#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

for u in $(list-units); do
  case $u in *.timer)
    : here ;;
  esac
done
rune_ok "done"
