#!/usr/bin/env bash
# The path of the library is an element of an array.
set -euo pipefail
ROOT="$(cd -P -- "${BASH_SOURCE[0]%/*}/.." && pwd)"
declare -A PATHS=([lib]="${ROOT}/lib/rune_bpcs.sh" [state]=/var/lib/rune)
source "${PATHS[lib]}"
rune_init
ITEM="$(rune_param item "last_run")"
[[ -f ${PATHS[state]}/$ITEM ]] || rune_error 2 "No such state file"
rune_ok "State read" "$(jq -nc --rawfile v "${PATHS[state]}/$ITEM" '{state:$v}')"
