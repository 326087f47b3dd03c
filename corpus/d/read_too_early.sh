#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

settings() {
  TARGET=$(rune_param target "/srv")
  [[ -n $TARGET ]] || TARGET=/srv
  OWNER=root
}

apply() {
  mkdir -p "$TARGET/$1"
  chown "$OWNER" "$TARGET/$1" 2>&1 || rune_error 2 "chown failed" "$(jq -nc --arg t "$TARGET" '{target:$t}')"
}

settings
rune_init

NAME=$(rune_param name "data")
[[ $NAME =~ ^[a-z]+$ ]] || rune_error 1 "Bad name" '{}'
apply "$NAME"
rune_ok "made" "$(jq -nc --arg p "$TARGET/$NAME" '{path:$p}')"
