#!/usr/bin/env bash
# The program reads the value from its environment by the name of the variable.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
WANT="$(rune_param owner root)"
export WANT
hits=$(find /srv -maxdepth 2 -newer /etc/hostname -printf '{"owner":"%u"}\n' 2>/dev/null) || rune_error 2 "Search failed"
count=$(jq -s '[.[] | select(.owner == $ENV.WANT)] | length' <<<"$hits") || rune_error 3 "Listing is broken"
rune_ok_kv "Files counted" "count=$count"
