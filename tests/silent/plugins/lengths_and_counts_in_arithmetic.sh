#!/usr/bin/env bash
# Arithmetic sees only lengths, counts and string comparisons of the message value.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
text=$(rune_param text "")
words=($text)
if (( ${#text} > 280 || ${#words[@]} > 50 )); then
  rune_error 1 "Text too long" "$(jq -nc --argjson n "${#text}" '{length:$n}')"
fi
[[ $text > "a" || $text == "0" ]] || rune_error 1 "Text must begin with a letter"
wall -- "$text" >&2 || rune_error 2 "Cannot tell the users"
rune_ok "Told" '{}'
