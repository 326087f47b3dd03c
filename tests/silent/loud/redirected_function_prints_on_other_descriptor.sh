#!/usr/bin/env bash
# Inside `{ …; } >&2` text that is sent to a saved stdout is on stdout all the same.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

exec 3>&1
rune_init
{
  echo "noise"
  echo "not noise" >&3 # expect: RUNE101
} >&2
rune_ok "Said" '{}'
