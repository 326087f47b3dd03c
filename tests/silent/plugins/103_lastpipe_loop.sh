#!/usr/bin/env bash
# With lastpipe the loop of the pipe runs in the main shell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
shopt -s lastpipe
WANT="$(rune_param user "deploy")"
printf '%s\n' daemon nobody "$WANT" | while IFS= read -r name; do
  if ! id -u "$name" >/dev/null 2>&1; then
    rune_error 2 "No such account" "$(jq -nc --arg n "$name" '{user:$n}')"
  fi
done
rune_ok "All accounts exist" "$(jq -nc --arg w "$WANT" '{user:$w}')"
