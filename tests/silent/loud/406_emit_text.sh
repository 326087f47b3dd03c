#!/usr/bin/env bash
# The low level emitter gets a sentence instead of a document.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
if ! zfs list tank/home >/dev/null 2>&1; then
  rune_emit "dataset tank/home not found" 2 # expect: RUNE406
fi
rune_ok "Dataset is there" '{"dataset":"tank/home"}'
