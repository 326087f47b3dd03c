#!/usr/bin/env bash
# The background job closes the saved copy and writes elsewhere.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
( sleep 300; iptables -D INPUT -s 203.0.113.9 -j DROP ) >/dev/null 2>&1 3>&- &
disown
rune_ok "Block will be lifted" '{"seconds":300}' >&3
