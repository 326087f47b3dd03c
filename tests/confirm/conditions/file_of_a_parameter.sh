#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

F=$(rune_param file /srv/none)
[ -s "$F" ] || rune_error 2 "missing"
: here
rune_ok "done"
