#!/usr/bin/env bash
# The name of the function is only used as a variable and in a log line.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init=done
echo "rune_init: ${rune_init}" >&2
if zpool status -x 2>/dev/null | grep -q 'all pools are healthy'; then
  rune_ok "Pools are healthy" '{"healthy":true}'
fi
rune_error 3 "A pool needs attention" '{"healthy":false}'
# expect-at: 1 RUNE201
