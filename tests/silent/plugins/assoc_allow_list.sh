#!/usr/bin/env bash
# Only keys of a constant associative array pass.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
declare -A command_for=([flush]="FLUSH TABLES" [rotate]="FLUSH LOGS")
op=$(rune_param op "")
[[ -n $op && -n ${command_for[$op]:-} ]] || rune_error 1 "Bad operation"
mysql -e "${command_for[$op]}" >/dev/null || rune_error 3 "Operation failed"
rune_ok "Done" "$(jq -nc --arg o "$op" '{op:$o}')"
