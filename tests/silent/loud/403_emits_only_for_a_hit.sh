#!/usr/bin/env bash
# The last loop emits for the first hit and the plugin runs off its end without one.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
shopt -s nullglob
cores=(/var/crash/*.core)
for c in "${cores[@]}"; do rune_ok_kv "Core dump found" "first=$c"; done # expect: RUNE403
