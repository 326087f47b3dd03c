#!/usr/bin/env bash
# An `exit` in a loop over `< <(cmd)` ends the plugin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
while read -r NAME; do
  [[ "${NAME}" != bad ]] || exit 3 # expect: RUNE401
done < <(printf '%s\n' a b "$(rune_param name "c")")
rune_ok "All good" '{}'
