#!/usr/bin/env bash
# The branch without initialisation answers at once.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
if [[ ! -e /etc/rune/disabled ]]; then
  rune_init
else
  rune_ok "Plugin is disabled on this node" '{"disabled":true}' # expect: RUNE202
fi
SWAP="$(rune_param swapfile "/swapfile")"
swapon "$SWAP" >/dev/null 2>&1 || rune_error 2 "Cannot use the swap file"
rune_ok "Swap is on" "$(jq -nc --arg s "$SWAP" '{swapfile:$s}')"
