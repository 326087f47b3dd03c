#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

lock=/run/lock/app.lock
if ! (set -o noclobber; echo $$ >"$lock") 2>/dev/null; then
  rune_error 75 "Somebody else is at it" '{}' # expect: RUNE405
fi
trap 'rm -f "$lock"' EXIT
vgchange -ay vg0 >&2 || rune_error 3 "No volume group" '{}'
rune_ok "Volume group is active"
