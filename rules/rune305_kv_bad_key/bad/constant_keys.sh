#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

disk=$(rune_param disk sda)
[[ -n $disk ]] || rune_error_kv 1 "no disk" "exit code=1" # expect: RUNE305
case "$(rune_param form short)" in
  short) rune_ok_kv "read" "disk=$disk" "used-percent=3" ;; # expect: RUNE305
  digits) rune_ok_kv "read" "1st=$disk" ;;                  # expect: RUNE305
  words) rune_ok_kv "read" "start=1" "end=9" ;;             # expect: RUNE305
  *) rune_ok_kv "read" "ENV=production" ;;                  # expect: RUNE305
esac
