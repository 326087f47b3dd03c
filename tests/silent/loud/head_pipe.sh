#!/usr/bin/env bash
# The message is piped through a size limit into rune_init, which then runs in a subshell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
head -c 65536 | rune_init # expect: RUNE205
if ! chronyc -n waitsync 3 0.5 >&2; then
  rune_error 3 "the clock is not in step"
fi
rune_ok "the clock is in step" '{}'
