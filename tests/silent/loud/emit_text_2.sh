#!/usr/bin/env bash
# The full-control emitter is given the text of the failure instead of a document.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
if ! conntrack -F >&2; then
  rune_emit "conntrack could not flush its table" 2 # expect: RUNE406
fi
rune_ok "table flushed" '{}'
