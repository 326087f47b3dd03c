#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

spool=$(rune_param spool /var/spool/outbox)
[[ -d $spool ]] || rune_error 2 "No spool" '{}'
stuck=()
shopt -s nullglob
for letter in "$spool"/*.msg; do
  grep -q '^X-Sent: yes' "$letter" || stuck+=("${letter##*/}")
done

case ${#stuck[@]} in # expect: RUNE403
  [0-2]) rune_ok "Nearly all went out" '{}' ;;
  [5-9] | [1-9][0-9]*) rune_error 3 "The spool is full" '{}' ;;
esac
