#!/usr/bin/env bash
# The library may be looked for in several places by a loop.
set -euo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}" "${SCRIPT_DIR}/lib" /usr/lib/rune; do
  if [[ -r "${candidate}/rune_bpcs.sh" ]]; then
    source "${candidate}/rune_bpcs.sh"
    break
  fi
done
rune_init
rune_ok "Found" '{}'
