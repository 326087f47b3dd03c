#!/usr/bin/env bash
# An accumulator call in one arm has a key and two values.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
STATE=$(cat /sys/class/net/eth0/operstate) || rune_error 4 "no eth0"
case "$STATE" in
  up) rune_out link up ;;
  *) rune_out link "$STATE" eth0 ;; # expect: RUNE206
esac
rune_finish "link read"
