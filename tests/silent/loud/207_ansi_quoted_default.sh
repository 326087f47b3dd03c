#!/usr/bin/env bash
# The default is true in an unusual way of quoting.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PURGE="$(rune_param purge $'true')" # expect: RUNE207
if [[ $PURGE == true ]]; then
  apt-get autoremove -y --purge >/dev/null 2>&1 </dev/null || rune_error 2 "Purge failed"
fi
rune_ok "Done" "$(jq -nc --arg p "$PURGE" '{purged:($p == "true")}')"
