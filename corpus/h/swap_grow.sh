#!/usr/bin/env bash
################################################################################
#                                                                              #
#  swap_grow                                                                   #
#                                                                              #
#  WHAT     Adds one more swap file to a running machine.                      #
#                                                                              #
#  WHY      The batch nodes of the finance department run out of memory on     #
#           the last night of a quarter. Paging is slow; the OOM killer is     #
#           slower, if you count the meeting on the next morning.              #
#                                                                              #
#  INPUT    size_mb   64 to 65536                                              #
#           path      where the file is made, /swapfile.rune by default        #
#                                                                              #
#  OUTPUT   {"path":"...","size_mb":1024,"total_mb":3071}                      #
#                                                                              #
#  EXIT     0 done, 1 bad input, 2 no space, 3 mkswap or swapon failed         #
#           (never: echo "failed"; exit 1)                                     #
#                                                                              #
################################################################################
set -euo pipefail

# The library stands beside us, or one directory up in the old layout. --------
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/../rune_bpcs.sh"
fi
rune_init

# Input. Note the upper bound: a typing error must not fill the disk. ----------
SIZE=$(rune_param size_mb 1024)
FILE=$(rune_param path /swapfile.rune)
if ! [[ $SIZE =~ ^[0-9]+$ ]] || (( SIZE < 64 || SIZE > 65536 )); then
  rune_error 1 "size_mb must be 64 to 65536" '{"parameter":"size_mb"}'
fi
if [[ -e $FILE ]]; then
  rune_error 1 "the file exists already" "$(jq -nc --arg f "$FILE" '{path:$f}')"
fi

# Space. df prints 1K blocks; we keep half a gigabyte in reserve. --------------
FREE_KB=$(df -Pk "$(dirname "$FILE")" 2>/dev/null | awk 'NR == 2 { print $4 }') || FREE_KB=0
if (( FREE_KB / 1024 < SIZE + 512 )); then
  rune_error 2 "not enough space" "$(jq -nc --argjson f "$FREE_KB" '{free_kb:$f}')"
fi

# Work. Whatever goes wrong after the file is made, the file goes away. --------
undo() {
  swapoff "$FILE" 2>/dev/null || true
  rm -f -- "$FILE"
}

{
  echo "making $FILE with $SIZE MB"
  fallocate -l "${SIZE}M" "$FILE" ||
    dd if=/dev/zero of="$FILE" bs=1M count="$SIZE" status=none
} >&2 || { undo; rune_error 2 "cannot make the file" '{}'; }

chmod 600 "$FILE" || { undo; rune_error 3 "chmod failed" '{}'; }
mkswap "$FILE" >/dev/null || { undo; rune_error 3 "mkswap failed" '{}'; }
swapon "$FILE"            || { undo; rune_error 3 "swapon failed" '{}'; }

# Report. ------------------------------------------------------------------
TOTAL=$(awk '/^SwapTotal:/ { printf "%d", $2 / 1024 }' /proc/meminfo)
rune_ok "swap added" "$(jq -nc --arg p "$FILE" --argjson s "$SIZE" --argjson t "$TOTAL" '{path:$p, size_mb:$s, total_mb:$t}')"
