#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

folder=$(rune_param folder /var/log/app)
[[ -d $folder ]] || rune_error 2 "No such folder" '{}'
shopt -s nullglob
old=("$folder"/app.log.[0-9] "$folder"/app-20[0-9][0-9]*.log)
if ((${#old[@]} > 0)); then
  rm -f -- "${old[@]}" || rune_error 3 "Cannot remove" '{}'
  rune_error 8 "Old logs were there" '{}' # expect: RUNE405
fi
rune_ok "Nothing to remove"
