#!/usr/bin/env bash
# The guard inside the group ends the plugin with the right message and status.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SRC=$(rune_param src "")
ARCHIVE=$(rune_param archive "/tmp/archive.tgz")

(
  cd "$SRC" 2>/dev/null || rune_error 2 "Cannot enter source" "$(jq -nc --arg s "$SRC" '{src:$s}')"
  tar -czvf "$ARCHIVE" . >&2 || rune_error 3 "tar failed" "$(jq -nc --arg a "$ARCHIVE" '{archive:$a}')"
)

BYTES=$(stat -c %s "$ARCHIVE" 2>/dev/null || echo 0)
rune_ok "archived" "$(jq -nc --arg a "$ARCHIVE" --argjson b "$BYTES" '{archive:$a, bytes:$b}')"
