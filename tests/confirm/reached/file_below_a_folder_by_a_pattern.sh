#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

file=$(rune_param file "")
[[ $file == /media/* && $file != *..* ]] || rune_error 1 "file must be below /media" '{}'
[[ -r $file ]] || rune_error 2 "cannot read it" '{}'
echo "reading $file" # expect: RUNE101
rune_ok "read" '{}'
