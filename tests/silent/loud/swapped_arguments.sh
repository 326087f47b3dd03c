#!/usr/bin/env bash
# On the failing path text and details of the emitter have changed places.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
if ! multipath -r >&2; then
  rune_error 2 '{"tool":"multipath"}' "the maps could not be reloaded" # expect: RUNE303
fi
rune_ok "maps reloaded" '{}'
