#!/usr/bin/env bash
# The sorting has no file and no pipe, so it reads what is left on stdin.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
TARGET="$(rune_param target "/etc/ethers")"
NEW="$(mktemp)"
sort -u -k1,1 >"$NEW" # expect: RUNE204
install -m 0644 "$NEW" "$TARGET" || rune_error 2 "Cannot install the file"
rune_ok "File installed" "$(jq -nc --arg t "$TARGET" '{file:$t}')"
