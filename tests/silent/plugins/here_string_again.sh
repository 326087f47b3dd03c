#!/usr/bin/env bash
# The message is kept in a variable and handed to rune_init as a here-string in the main shell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
RAW="$(cat)"
rune_init <<<"$RAW"
printf 'message of %s bytes\n' "${#RAW}" >&2
if ! update-ca-certificates >&2 </dev/null; then
  rune_error 2 "the store could not be rebuilt"
fi
rune_ok "store rebuilt" '{}'
