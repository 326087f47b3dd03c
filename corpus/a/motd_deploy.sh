#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

say() { printf '>> %s\n' "$*" >&2; }

install_motd() {
  local text=$1 target=$2
  printf '%s\n' "$text" >"$target.new" || return 1
  cp "$target" "$target.old" || say "no previous file"
  mv "$target.new" "$target"
}

main() {
  local text target
  text=$(rune_param text "")
  target=$(rune_param target "/etc/motd")
  if [[ -z $text ]]; then
    say "text is empty, nothing to do"
    return 0
  fi
  if ! install_motd "$text" "$target"; then
    rune_error 2 "cannot install the file" "$(jq -nc --arg t "$target" '{target:$t}')"
  fi
  ls -l "$target" || true
  rune_ok "installed" "$(jq -nc --arg t "$target" '{target:$t}')"
}

main "$@"
