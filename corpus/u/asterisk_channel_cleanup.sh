#!/usr/bin/env bash
# hang up channels that are older than a limit
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ast()   { asterisk -rx "$*" </dev/null; }
tmpf()  { mktemp "/tmp/ast.XXXXXX"; }
# fields 1, 12 and 13 of the concise listing: channel, seconds, bridge
chans() { ast core show channels concise | awk -F'!' 'NF > 11 { print $1, $12 }'; }

MAX=$(rune_param max_seconds 7200)
LIST=$(tmpf)
trap 'rm -f "$LIST"' EXIT
chans >"$LIST" || rune_error 2 "asterisk is not running" '{"command":"core show channels"}'

older=() young=0
while read -r chan secs; do
  [[ $secs =~ ^[0-9]+$ ]] || continue
  if (( secs > MAX )); then
    older+=("$chan")
  else
    young=$((young + 1))
  fi
done <"$LIST"

printf '%s\n' "${older[@]}" | while read -r chan; do
  [[ -n $chan ]] || continue
  ast channel request hangup "$chan" >&2 || rune_error 3 "hangup refused" "$(jq -nc --arg c "$chan" '{channel:$c}')"
done || true

asterisk -rx "queue reload members" </dev/null || true
rune_ok_kv "channels cleaned" "hung_up=${#older[@]}" "kept=$young"
