#!/usr/bin/env bash
# Parentheses were put around the initialisation to keep its options away.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
(
  shopt -s extglob
  rune_init # expect: RUNE205
)
REMOTE="$(rune_param remote "origin")"
git -C /srv/conf remote get-url "$REMOTE" >/dev/null 2>&1 || rune_error 2 "No such remote"
rune_ok "Remote exists" "$(jq -nc --arg r "$REMOTE" '{remote:$r}')"
