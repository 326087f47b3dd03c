#!/bin/bash
# Puts the node into maintenance.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

log() {
  printf '%s [maintenance] %s\n' "$(date +%T)" "$*" # expect: RUNE101
}

rune_init
reason="$(rune_param reason "not given")"

cat <<EOF # expect: RUNE101
==============================
 Maintenance: $reason
==============================
EOF

log "this call is fine" >&2
flag="$(mktemp)"
if ! printf '%s\n' "$reason" >"$flag"; then
  rune_error 2 "Cannot write the maintenance flag" '{}'
fi
log "flag written to $flag"

rune_out "flag=$flag"
rune_finish "maintenance on"
