#!/usr/bin/env bash
# A report in which each kind of line tells of something else: all of them have to be there.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

whole=0 stamp='' count=0
while IFS= read -r line; do
  IFS=, read -r kind value _ <<<"$line"
  case $kind in
    AT) stamp=$value ;;
    ROW) count=$((count + 1)) ;;
    END) whole=1 ;;
  esac
done < <(feedctl report)
[[ $stamp =~ ^[0-9]+$ ]] || rune_error 3 "no time" '{}'
(( whole )) || rune_error 3 "cut off" '{}'
if (( count > 1 )); then
  rune_ok "several rows" '{}'
fi
rune_ok "told" '{}'
