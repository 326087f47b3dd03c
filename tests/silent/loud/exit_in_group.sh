#!/usr/bin/env bash
# An `exit` inside `{ …; }` ends the plugin, where one inside `( … )` ends the subshell only.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
{
  [[ -e /etc/hosts ]] || exit 3 # expect: RUNE401
} 2>/dev/null
rune_ok "Checked" '{}'
