#!/usr/bin/env bash
# swapoff/swapon, only when memory allows
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LIB="$SCRIPT_DIR/rune_bpcs.sh"
[[ -f $LIB ]] || LIB="$SCRIPT_DIR/lib/rune_bpcs.sh"
source "$LIB"
rune_init

mem_available=0
swap_used=0
swap_total=0
swap_free=0

while read -r key value _; do
  case "$key" in
    MemAvailable:) mem_available=$value ;;
    SwapTotal:) swap_total=$value ;;
    SwapFree:) swap_free=$value ;;
  esac
done </proc/meminfo

swap_used=$((swap_total - swap_free))
printf -v summary 'available=%d used=%d' "$mem_available" "$swap_used"
printf '%s\n' "$summary" >&2

if ((swap_used == 0)); then
  rune_ok "swap is empty" '{"changed":false,"devices":[]}'
fi

if ((mem_available < swap_used + 262144)); then
  rune_error 3 "not enough memory to empty the swap" "$(jq -nc --argjson a "$mem_available" --argjson u "$swap_used" '{available_kb:$a, used_kb:$u}')"
fi

if ! { swapoff -a && swapon -a; } >&2; then
  swapon -a >&2 || true
  rune_error 3 "swapoff or swapon failed" '{"changed":false}'
fi

mapfile -t devices < <(swapon --show=NAME --noheadings 2>/dev/null)
count=0
for dev in "${devices[@]}"; do
  count=$((count + 1))
  echo "active again: $dev" >&2
done

rune_ok "swap emptied" "$(jq -nc --argjson n "$count" --argjson u "$swap_used" '{changed:true, devices:$n, moved_kb:$u}')"
