#!/usr/bin/env bash
# The trap for an interrupt leaves by a plain exit although the EXIT trap only cleans up.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
TMP=$(mktemp -d)
trap 'rm -rf -- "$TMP"' EXIT
trap 'exit 130' INT TERM # expect: RUNE401
if ! rsync -a --quiet backup.lan::etc/ "$TMP/" </dev/null; then
  rune_error 2 "the copy failed"
fi
N=$(find "$TMP" -type f | wc -l)
rune_ok_kv "copied" "files=$N"
