#!/usr/bin/env bash
# The trap at the end emits whenever the plugin leaves without a message.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
sent=no
trap '[[ $sent == yes ]] || { sent=yes; rune_error 100 "Stopped without a result" "{}"; }' EXIT
lock=/run/lock/rune-index
mkdir -- "$lock" 2>/dev/null || exit 3
updatedb --output "$lock.db" 2>/dev/null || { rmdir -- "$lock"; exit 2; }
rmdir -- "$lock"
sent=yes
rune_ok "Index written" '{"index":"rune"}'
