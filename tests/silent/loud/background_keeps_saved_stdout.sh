#!/usr/bin/env bash
# The saved copy of stdout is inherited by the background job.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
( sleep 300; iptables -D INPUT -s 203.0.113.9 -j DROP ) 2>/dev/null & # expect: RUNE105
rune_ok "Block will be lifted" '{"seconds":300}' >&3
