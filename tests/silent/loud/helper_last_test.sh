#!/usr/bin/env bash
# A helper ends in a test and a command, so it fails whenever verbose mode is off.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
VERBOSE="$(rune_param verbose "false")"
say() {
  [[ "$VERBOSE" == true ]] && printf '%s\n' "$*" >&2
}
say "purging the queue" # expect: RUNE402
postsuper -d ALL deferred >&2 || rune_error 2 "the queue could not be purged"
rune_ok "queue purged" '{}'
