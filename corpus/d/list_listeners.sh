#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SOCKETS=$(ss -Hltn 2>/dev/null) || rune_error 2 "ss failed" '{}'

ITEMS=""
while read -r _ _ _ addr _; do
  [[ -n $addr ]] || continue
  ITEMS+="{\"address\":\"${addr%:*}\",\"port\":${addr##*:}}"$'\n'
done <<<"$SOCKETS"

LISTENERS=$(jq -sc . <<<"$ITEMS" 2>/dev/null) || rune_error 3 "Cannot read listeners" '{}'

awk '{print $4}' <<<"$SOCKETS" | sort -u | while read -r a; do
  rune_out "last_address=$a"
done

rune_out "listeners=$(jq 'length' <<<"$LISTENERS")"
rune_finish "listed"
