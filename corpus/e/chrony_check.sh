#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# From here on everything that prints goes to stderr; the message uses fd 3.
exec 3>&1 1>&2

MAX_MS=$(rune_param max_offset_ms 50)
STEP=$(rune_param step false)

echo "chrony check, limit ${MAX_MS} ms"
if ! tracking=$(chronyc -c tracking); then
  rune_error 2 "chronyd does not answer" '{}' >&3
fi

IFS=, read -r _ ref stratum _ offset _ <<<"$tracking"
offset_ms=$(awk -v o="${offset:-0}" 'BEGIN { o = o < 0 ? -o : o; printf "%.3f", o * 1000 }')
echo "reference $ref, stratum $stratum, offset $offset_ms ms"

chronyc sources || true

data=$(jq -nc --arg r "$ref" --arg s "$stratum" --arg o "$offset_ms" '{reference:$r, stratum:$s, offset_ms:$o}')

if awk -v a="$offset_ms" -v b="$MAX_MS" 'BEGIN { exit !(a > b) }'; then
  if [[ $STEP == true ]]; then
    chronyc makestep || rune_error 3 "makestep refused" "$data" >&3
    rune_ok "clock stepped" "$data" >&3
  fi
  rune_error 3 "offset above the limit" "$data" >&3
fi

rune_ok "clock is fine" "$data" >&3
