#!/usr/bin/env bash
# A value from the message stands in the command string of a shell behind nsenter and timeout.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PID="$(rune_param pid "")"
HOST="$(rune_param host "")"
[[ "$PID" =~ ^[1-9][0-9]*$ ]] || rune_error 1 "pid must be a number"
if ! sudo -n timeout 10 nsenter -t "$PID" -n sh -c "ping -q -c 1 $HOST" >&2 </dev/null; then # expect: RUNE503
  rune_error 3 "no way out of the name space"
fi
rune_ok "reachable" '{}'
