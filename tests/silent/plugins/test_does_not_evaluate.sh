#!/usr/bin/env bash
# `[ "$x" -gt 1 ]` does not evaluate the text of its operands.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
COUNT="$(rune_param count "1")"
if [ "${COUNT}" -gt 1 ] 2>/dev/null; then
  rune_ok "More than one" '{}'
fi
rune_ok "One" '{}'
