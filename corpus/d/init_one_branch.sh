#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

MODE=live
if [[ "${1:-}" == "--self-test" ]]; then
  MODE=self-test
else
  rune_init
fi

if [[ $MODE == self-test ]]; then
  command -v chronyc >/dev/null || echo "no chronyc here" >&2
  rune_ok "self-test" '{"tested":true}'
fi

MAX=$(rune_param max_offset_ms "50")
[[ $MAX =~ ^[0-9]+$ ]] || rune_error 1 "max_offset_ms must be a number" '{}'

TRACK=$(chronyc -c tracking 2>/dev/null) || rune_error 2 "chronyc failed" '{}'
IFS=, read -r _ ref _ _ offset _ <<<"$TRACK"
MS=$(awk -v o="$offset" 'BEGIN { v = o * 1000; if (v < 0) v = -v; printf "%d", v }')

DATA=$(jq -nc --arg r "$ref" --argjson ms "$MS" '{reference:$r, offset_ms:$ms}')
if [ "$MS" -gt "$MAX" ]; then
  rune_error 3 "Clock is off" "$DATA"
fi
rune_ok "Clock is fine" "$DATA"
