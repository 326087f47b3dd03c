#!/usr/bin/env bash
# The trace descriptor is a copy of the message channel, so set -x writes into the message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec {TRACE}>&1
BASH_XTRACEFD=$TRACE # expect: RUNE107
set -x
if ! exportfs -ra; then
  rune_error 2 "the exports could not be read again"
fi
set +x
rune_ok "exports read again" '{}'
