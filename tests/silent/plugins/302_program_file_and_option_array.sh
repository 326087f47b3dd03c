#!/usr/bin/env bash
# The program stands in a file and an array holds only options and arguments.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
zone=$(rune_param zone "")
opts=(--compact-output --arg zone "$zone")
records=$(dig +short AXFR "$zone" @localhost) || rune_error 2 "Transfer failed"
out=$(jq "${opts[@]}" -R -s -f "${BASH_SOURCE[0]%/*}/records.jq" <<<"$records") || rune_error 3 "Program failed"
rune_ok "Zone read" "$out"
