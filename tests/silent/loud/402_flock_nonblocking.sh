#!/usr/bin/env bash
# A lock that is held by another run fails the plain call of flock.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
lock=/run/lock/rune-sync.lock
exec 9>"$lock" || rune_error 2 "Lock file is not writable"
flock -n 9 # expect: RUNE402
fwupdmgr refresh --force >/dev/null 2>&1 || rune_error 2 "Refresh failed"
rune_ok "Firmware list refreshed" ""
