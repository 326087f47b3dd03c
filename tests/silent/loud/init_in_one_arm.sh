#!/usr/bin/env bash
# The library is initialised in one arm only, and the other arm answers without it.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
if [[ -p /dev/stdin || -f /dev/stdin ]]; then
  rune_init
else
  printf 'stdin is neither a pipe nor a file\n' >&2
  rune_error 1 "no message on stdin" # expect: RUNE202
fi
ALIAS="$(rune_param alias "www")"
if ! resolvectl query --cache=no "${ALIAS}.lan" >/dev/null; then
  rune_error 2 "the alias does not resolve"
fi
rune_ok_kv "resolves" "alias=$ALIAS"
