#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
INIT_OUT=$(rune_init)

ARRAY=$(rune_param array "md0")
if [[ ! $ARRAY =~ ^md[0-9]+$ ]]; then
  rune_error 1 "array is malformed" '{"invalid":["array"]}'
fi

[[ -r /proc/mdstat ]] || rune_error 4 "no software RAID here" "{}"

show() {
  mdadm --detail "/dev/$1" 2>/dev/null || true
}

detail=$(show "$ARRAY")
level=$(awk -F' : ' '/Raid Level/ { print $2 }' <<<"$detail")
degraded=$(grep -c 'faulty\|removed' <<<"$detail" || true)

if [ "$degraded" -gt 0 ]; then
  echo "FAILED: array is degraded"
  exit 3
fi

cat <<EOF
Array ${ARRAY}
Level ${level:-unknown}
EOF

rune_ok "array is healthy" "$(jq -nc --arg a "$ARRAY" --arg l "$level" '{array:$a, level:$l}')"
