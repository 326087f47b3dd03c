#!/usr/bin/env bash
# The same list at top level, in a group and as the last command of a helper that is called in a condition.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
VERBOSE="$(rune_param verbose "false")"
loud() { [[ "$VERBOSE" == true ]] && printf 'verbose mode\n' >&2; }
[[ "$VERBOSE" == true ]] && printf 'purging the queue\n' >&2
{ [[ -n "$VERBOSE" ]] && [[ "$VERBOSE" == yes ]] && printf 'say true, not yes\n' >&2; }
loud || true
postsuper -d ALL deferred >&2 || rune_error 2 "the queue could not be purged"
rune_ok "queue purged" '{}'
