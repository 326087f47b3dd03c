#!/usr/bin/env bash
# An emitter in a condition ends the plugin as anywhere; after `$( )` in a condition it goes on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if ! OUT="$(rune_error 2 "lost" '{}')"; then # expect: RUNE103
  echo "${OUT}" >&2
fi
rune_ok "Done" '{}'
