#!/usr/bin/env bash
# A printing helper is captured once and called bare once.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
stamp() {
  printf '%(%FT%TZ)T %s\n' -1 "$1" # expect: RUNE101
}
POOL="$(rune_param pool "tank")"
START="$(stamp "start")"
zpool scrub "$POOL" >/dev/null 2>&1 || rune_error 2 "Scrub cannot start"
stamp "scrub of ${POOL} started"
rune_ok "Scrub started" "$(jq -nc --arg p "$POOL" --arg s "$START" '{pool:$p, started:$s}')"
