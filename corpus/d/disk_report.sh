#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

# one JSON object per line, for jq -s
emit_rows() {
  local fs size used avail pct mount
  while read -r fs size used avail pct mount; do
    printf '%s\t%s\t%s\t%s\t%s\n' "$fs" "$size" "$used" "${pct%\%}" "$mount"
  done < <(df -Pk 2>/dev/null | tail -n +2)
}

to_json() {
  jq -Rsc '
    split("\n")
    | map(select(length > 0) | split("\t"))
    | map({fs: .[0], size_kb: (.[1]|tonumber? // 0), used_kb: (.[2]|tonumber? // 0), pct: (.[3]|tonumber? // null), mount: .[4]})
  '
}

rune_init
require jq df

LIMIT=$(rune_param limit "90")
[[ "$LIMIT" =~ ^[0-9]{1,3}$ ]] || die 1 "limit must be a number"

ROWS=$(emit_rows | to_json)
FULL=$(jq -c --argjson l "$LIMIT" 'map(select(.pct != null and .pct >= $l))' <<<"$ROWS")
COUNT=$(jq 'length' <<<"$FULL")

log "filesystems over ${LIMIT}%: ${COUNT}"
DATA=$(jq -nc --argjson rows "$ROWS" --argjson full "$FULL" '{filesystems:$rows, over_limit:$full}')

if (( COUNT > 0 )); then
  rune_error 3 "Filesystems over limit" "$DATA"
fi
rune_ok "All filesystems below limit" "$DATA"
