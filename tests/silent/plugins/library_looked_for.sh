#!/usr/bin/env bash
# A plugin that ends with status 2 when it cannot find the library has nothing to emit with.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
elif [[ -f "${SCRIPT_DIR}/lib/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
else
  echo "cannot find rune_bpcs.sh" >&2
  exit 2
fi
rune_init
rune_ok "Found" '{}'
