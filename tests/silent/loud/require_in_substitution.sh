#!/usr/bin/env bash
# A getter that refuses an empty parameter is called in a command substitution.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
require() {
  local v
  v="$(rune_param "$1" "")"
  if [[ -z "$v" ]]; then
    rune_error 1 "Missing required parameter: $1" # expect: RUNE103
  fi
  printf '%s' "$v"
}
VOLUME="$(require volume)"
if ! gluster --mode=script volume start "$VOLUME" >&2; then
  rune_error 2 "the volume did not start"
fi
rune_ok_kv "volume started" "volume=$VOLUME"
