#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

disk=$(rune_param disk sda)
[[ $disk =~ ^[a-z]+$ ]] || rune_error 1 "No disk" '{}'
smartctl -t short "/dev/$disk" 2>/dev/null & # expect: RUNE102, RUNE105
tries=0
while ! smartctl -c "/dev/$disk" 2>/dev/null | grep -q 'without error'; do
  tries=$((tries + 1))
  ((tries < 40)) || rune_error 3 "The test does not end" '{}'
  sleep 15
done
rune_ok "The test has passed"
