#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

target=$(rune_param target "")
[[ -d $target ]] || rune_error 2 "No such directory" '{}'
if [[ $target == /mnt/* ]]; then
  mountpoint -q "$target" || rune_error 0 "Nothing is mounted there" '{}' # expect: RUNE404
fi
rune_ok "Directory is there"
