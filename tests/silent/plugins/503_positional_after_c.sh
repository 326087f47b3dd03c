#!/usr/bin/env bash
# The same shells get the value as an argument that they do not parse.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PID="$(rune_param pid "")"
HOST="$(rune_param host "")"
[[ "$PID" =~ ^[1-9][0-9]*$ ]] || rune_error 1 "pid must be a number"
if ! sudo -n timeout 10 nsenter -t "$PID" -n sh -c 'ping -q -c 1 "$1"' _ "$HOST" >&2 </dev/null; then
  rune_error 3 "no way out of the name space"
fi
find /srv/www -maxdepth 1 -name '*.conf' -exec env -i bash -c 'grep -q -- "$1" "$2"' _ "$HOST" {} \; || rune_error 2 "find failed"
rune_ok "reachable" '{}'
