#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

if ! said=$(rune_init 2>&1); then
  : here
  echo "init: $said" >&2
fi
rune_ok "done"
