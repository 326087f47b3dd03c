#!/usr/bin/env bash
# Signals go to a daemon, and signal zero to the plugin itself does nothing.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
kill -0 "$$" || rune_error 100 "Process table is odd"
pid=$(cat /run/haproxy.pid 2>/dev/null) || rune_error 2 "Daemon is not running"
[[ $pid =~ ^[0-9]+$ ]] || rune_error 3 "Process file is broken"
kill -USR2 "$pid" 2>/dev/null || rune_error 3 "Daemon was not signalled"
rune_ok_kv "Daemon reloads" "pid=$pid"
