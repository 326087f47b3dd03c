#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

all=(0 0)
timeout 600 nodetool repair -pr users 2>&1 < /dev/null | tee -a /var/log/repair.log >&2 || all=("${PIPESTATUS[@]}")
case ${all[0]} in
  0) rune_ok "repaired" ;;
  124 | 137) rune_error 9 "ran into the limit" '{}' ;; # expect: RUNE405
  *) rune_error 3 "failed" '{}' ;;
esac
