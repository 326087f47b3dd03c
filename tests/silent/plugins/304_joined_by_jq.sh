#!/usr/bin/env bash
# The list is joined to one string by jq before it goes into the helper.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

ports=$(rune_param_json ports '[]')
text=$(jq -r 'map(tostring) | join(" ")' <<<"$ports") || rune_error 1 "Parameter ports must be a list"
rune_ok_kv "Ports taken over" "ports=$text"
