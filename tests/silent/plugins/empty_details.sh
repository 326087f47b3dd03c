#!/usr/bin/env bash
# An empty string as JSON argument is taken as `{}` by the library.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
MODE="$(rune_param mode "easy")"
if [[ "${MODE}" == hard ]]; then
  rune_error 3 "Too hard" ""
fi
rune_ok "done" ""
