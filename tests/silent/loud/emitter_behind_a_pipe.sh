#!/usr/bin/env bash
# An emitter as the last element of a pipe ends a subshell, and the plugin goes on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
printf '%s\n' a | while read -r NAME; do
  [[ -e "/srv/${NAME}" ]] || rune_error 2 "Missing" '{}' # expect: RUNE103
done || true
rune_ok "All there" '{}'
