#!/usr/bin/env bash
# The emitters name descriptor one again, which changes nothing.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
SHARE="$(rune_param share "/export/home")"
if exportfs -v 2>/dev/null | grep -qF -- "$SHARE"; then
  rune_ok "Exported" "$(jq -nc --arg s "$SHARE" '{share:$s}')" >&1
fi
{
  rune_error 3 "Not exported" "$(jq -nc --arg s "$SHARE" '{share:$s}')" 1>&1
} 2>/dev/null
