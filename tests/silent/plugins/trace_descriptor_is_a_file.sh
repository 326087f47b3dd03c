#!/usr/bin/env bash
# The trace goes to a file through a descriptor of its own.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
log=$(mktemp)
exec {trace}>"$log"
BASH_XTRACEFD=$trace
set -x
ldconfig || rune_error 3 "Cannot refresh the linker cache"
set +x
rune_ok "Refreshed" '{}'
