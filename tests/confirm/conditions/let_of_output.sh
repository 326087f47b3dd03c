#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

free=$(vgs --noheadings -o vg_free vg0 | awk '{ printf "%d", $1 }') || rune_error 2 "no group"
need=$(($(rune_param gib 2) * 1024))
let "missing = need - ${free:-0}" || true
if [ "$missing" -le 0 ]; then
  : here
fi
rune_ok "done"
