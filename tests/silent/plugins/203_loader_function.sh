#!/usr/bin/env bash
# A function that gets the directory sources the library.
set -euo pipefail
load_library() {
  local file="$1/rune_bpcs.sh"
  # shellcheck source=/dev/null
  . "$file"
}
load_library "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
rune_init
ALIAS="$(rune_param alias "postmaster")"
TO="$(postalias -q "$ALIAS" /etc/aliases 2>/dev/null)" || rune_error 2 "No such alias"
rune_ok "Alias found" "$(jq -nc --arg a "$ALIAS" --arg t "$TO" '{alias:$a, target:$t}')"
