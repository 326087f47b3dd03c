#!/usr/bin/env bash
# The check for a tool answers before the library is initialised.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
command -v zfs >/dev/null || rune_error 4 "zfs is not installed" # expect: RUNE202
rune_init
POOL="$(rune_param pool "tank")"
zfs snapshot "${POOL}/home@rune" || rune_error 2 "no snapshot"
rune_ok "snapshot made" "$(jq -nc --arg p "$POOL" '{pool: $p}')"
