#!/usr/bin/env bash
# An emitter inside `{ …; } >&2` loses its message.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
{
  echo "looking"
  [[ -d /srv ]] || rune_error 2 "Folder is missing" '{}' # expect: RUNE104
} >&2
rune_ok "Folder is there" '{}'
