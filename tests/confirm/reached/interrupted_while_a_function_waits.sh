#!/usr/bin/env bash
# A signal comes while a function waits: Bash names line 1 for what its trap does, and the function around it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

hold=/run/backup.hold
touch "$hold"
release() { rm -f -- "$hold"; }
trap release EXIT
trap 'release; exit 130' INT TERM # expect: RUNE401

busy() {
  systemctl is-active --quiet restic.service && printf '%s\n' restic
  return 0
}
idle() {
  local -a reasons=()
  mapfile -t reasons < <(busy)
  ((${#reasons[@]} == 0))
}

if ! idle; then
  rune_error 3 "Host stays busy" '{}'
fi
rune_ok "Idle"
