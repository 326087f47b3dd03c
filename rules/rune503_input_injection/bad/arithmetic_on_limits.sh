#!/usr/bin/env bash
# Compares the fill level of the root file system with limits from the message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LIMIT=$(rune_param limit 90)
MARGIN=$(rune_param margin 5)
INDEX=$(rune_param index 0)
WIDTH=$(rune_param width 4)

used=$(df -P / | awk 'NR == 2 { sub("%", "", $5); print $5 + 0 }')
names=(root boot var)

if (( used > LIMIT )); then # expect: RUNE503
  rune_error 3 "Too full" "$(jq -nc --argjson used "$used" '{used: $used}')"
fi
soft=$(( LIMIT - MARGIN )) # expect: RUNE503
if [[ $WIDTH -gt 10 ]]; then # expect: RUNE503
  WIDTH=10
fi
name=${names[$INDEX]} # expect: RUNE503
declare -i rounds=$MARGIN # expect: RUNE503
for ((i = 0; i < WIDTH; i++)); do # expect: RUNE503
  echo "round $i of $rounds, soft limit $soft" >&2
done

rune_ok "Enough room" "$(jq -nc --arg name "$name" '{name: $name}')"
