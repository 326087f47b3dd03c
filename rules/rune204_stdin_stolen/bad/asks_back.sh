#!/usr/bin/env bash
set -euo pipefail

source "${BASH_SOURCE%/*}/rune_bpcs.sh"
rune_init

volume=$(rune_param volume data)

confirmed() {
  local answer=""
  printf 'Really remove %s? ' "$1" >&2
  read -r answer # expect: RUNE204
  [[ $answer == y* ]]
}

if confirmed "$volume"; then
  lvremove --yes "vg0/$volume" >/dev/null 2>&1 || rune_error 2 "lvremove failed"
  rune_ok_kv "Volume removed" "volume=$volume"
fi
rune_error_kv 3 "Nobody has confirmed it" "volume=$volume"
