#!/usr/bin/env bash
# The status after `local x=$(…)` is that of `local`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
free_space() {
  local out=$(df --output=avail /srv 2>/dev/null)
  local rc=$?
  [[ -n "${out}" ]] || rune_error "${rc}" "df failed" # expect: RUNE404
  SPACE="${out##* }"
}
main() {
  free_space
  rune_ok "Measured" '{}'
}
main
