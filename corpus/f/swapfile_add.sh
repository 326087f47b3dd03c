#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

FILE="$(rune_param file "/swapfile")"
SIZE="$(rune_param size "1G")"

if [ -e "$FILE" ]; then
  rune_error 3 "file exists already" "$(jq -nc --arg f "$FILE" '{file:$f}')"
fi

echo "making $FILE of $SIZE" >&2
for step in allocate protect format enable do
  echo "step $step" >&2
  case "$step" in
    allocate) fallocate -l "$SIZE" "$FILE" || rune_error 2 "no space" ;;
    protect)  chmod 600 "$FILE" || rune_error 2 "chmod failed" ;;
    format)   mkswap "$FILE" >/dev/null || rune_error 2 "mkswap failed" ;;
    enable)   swapon "$FILE" || rune_error 3 "swapon failed" ;;
  esac
done

rune_ok_kv "swap added" "file=$FILE" "size=$SIZE"
