#!/usr/bin/env bash
# The guard of the EXIT trap is set after the emitter that never returns.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
DONE=0
last_word() {
  if [[ "$DONE" == 0 ]]; then
    rune_error 100 "unexpected end" # expect: RUNE108
  fi
}
trap last_word EXIT
if ! lvcreate -q -y -s -n snap -L 1G vg0/root >&2; then
  rune_error 2 "no snapshot"
fi
rune_ok "snapshot made" '{"lv":"snap"}'
DONE=1
