#!/usr/bin/env bash
# A keyword of jq is used as the key in the two argument form.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
start=$(date -d 'today 22:00' +%s)
stop=$(date -d 'tomorrow 04:00' +%s)
rune_out begin "$start"
rune_out end "$stop" # expect: RUNE305
rune_finish "Window computed"
