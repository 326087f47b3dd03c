#!/usr/bin/env bash
# A missing key of an associative array is unbound.
# disagrees: a class of characters counts as a check, also for the keys of a list
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
declare -A port=([http]=80 [https]=443)
proto=$(rune_param proto "http")
[[ $proto =~ ^[a-z]+$ ]] || rune_error 1 "Bad protocol"
number=${port[$proto]} # expect: RUNE402
rune_ok "Port found" "$(jq -nc --arg p "$number" '{port:$p}')"
