#!/usr/bin/env bash
# The key of an associative array is no arithmetic.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
declare -A port=([http]=80 [https]=443 [smtp]=25)
name=$(rune_param protocol http)
[[ -n $name ]] || rune_error 1 "Missing required parameter: protocol"
number=${port[$name]:-}
[[ -n $number ]] || rune_error 1 "Unknown protocol"
listening=$(ss -Hltn "sport = :$number" | wc -l) || rune_error 2 "Sockets cannot be listed"
rune_ok_kv "Sockets counted" "listening=$listening"
