#!/usr/bin/env bash
# The test command takes numbers as they are, and an allow-list makes a value safe for eval.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
LIMIT="$(rune_param limit "3")"
SIDE="$(rune_param side "blue")"
if ! [ "$LIMIT" -ge 1 ] 2>/dev/null; then
  rune_error 1 "limit must be a number above zero"
fi
case "$SIDE" in
  blue|green) ;;
  *) rune_error 1 "side must be blue or green" ;;
esac
blue=10.0.0.1 green=10.0.0.2
eval "ADDR=\$$SIDE"
ip -o route get "$ADDR" >/dev/null || rune_error 2 "no route to $SIDE"
rune_ok_kv "routed" "via=$ADDR"
