#!/usr/bin/env bash
# Functions that read standard input get a pipe or a file at every call.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
count() {
  local n=0
  while IFS= read -r _; do n=$((n + 1)); done
  printf '%s' "$n"
}
first() { head -n 1 | tr -d '\r'; }
PKGS="$(dpkg-query -f '${Package}\n' -W 2>/dev/null | count)" || rune_error 2 "No package database"
USERS="$(count </etc/passwd)" || rune_error 100 "No user database"
RELEASE="$(first <<<"$(uname -v)")"
rune_ok "Counted" "$(jq -nc --arg p "$PKGS" --arg u "$USERS" --arg r "$RELEASE" '{packages:$p, users:$u, build:$r}')"
