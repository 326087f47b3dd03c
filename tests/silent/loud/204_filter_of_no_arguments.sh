#!/usr/bin/env bash
# A filter that takes files or what is piped in reads the plugin's stdin where it gets neither.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

plain() { sed -e 's/#.*//' -e '/^$/d' "$@"; } # expect: RUNE204
lines_with() { grep -c -- "$1" "${@:2}" || true; } # expect: RUNE204

list=$(rune_param list "")
hosts=$(plain /etc/hosts | head -n 3)
if [[ -r $list ]]; then kept=$(plain "$list"); else set -- && kept=$(plain "$@"); fi
found=$(lines_with localhost)
rune_ok "filtered" "$(jq -n --arg h "$hosts" --arg k "$kept" --arg f "$found" '{hosts: $h, kept: $k, found: $f}')"
