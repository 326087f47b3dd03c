#!/usr/bin/env bash
# Job control switches lastpipe off again.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
shopt -s lastpipe
set -m
ETAG="$(rune_param etag "unknown")"
printf '%s\n' "$ETAG" | while IFS= read -r tag; do
  rune_out "etag=${tag//\"/}" # expect: RUNE106
done
rune_finish "Tag recorded"
