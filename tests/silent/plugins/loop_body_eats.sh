#!/usr/bin/env bash
# The ssh in the loop eats the list of hosts, but never the stdin of the plugin.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DONE=0
while IFS= read -r host; do
  ssh -o BatchMode=yes "$host" true >&2 || rune_error 2 "a host does not answer"
  DONE=$((DONE + 1))
done < <(printf '%s\n' web1.lan web2.lan)
rune_ok "hosts asked" "$(jq -nc --arg n "$DONE" '{asked: ($n | tonumber)}')"
