#!/usr/bin/env bash
# The arguments of one call stand on continued lines.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
NAME="$(
  rune_param \
    server \
    "bastion"
)"
if ! openstack server show "$NAME" >/dev/null 2>&1 </dev/null; then
  rune_error \
    2 \
    "No such server" \
    "$(jq -nc --arg n "$NAME" '{server:$n}')"
fi
rune_ok \
  "Server found" \
  "$(jq -nc --arg n "$NAME" '{server:$n}')"
