#!/usr/bin/env bash
# A whole JSON document made by jq goes into one value of a helper.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
load=$(cut -d' ' -f1 /proc/loadavg)
info=$(jq -nc --arg l "$load" --arg k "$(uname -r)" '{load: $l, kernel: $k}')
rune_ok_kv "Host looked at" "info=$info" # expect: RUNE304
