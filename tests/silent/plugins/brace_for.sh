#!/usr/bin/env bash
# The old brace form of a for loop and reserved words used as plain arguments are valid Bash.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
STEPS=(if then fi done esac)
COUNT=0
for word in "${STEPS[@]}"; {
  COUNT=$((COUNT + 1))
  printf 'word %s of the parser self test\n' "$word" >&2
}
rune_ok "self test passed" "$(jq -nc --arg n "$COUNT" '{words: ($n | tonumber)}')"
