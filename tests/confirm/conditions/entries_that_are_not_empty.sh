#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mapfile -t names < <(rune_param_json names '[]' | jq -r '.[] | select(. != "")')
((${#names[@]} > 0)) || rune_error 1 "no names"
declare -A seen=()
for name in "${names[@]}"; do
  [[ -n ${seen[$name]-} ]] || seen[$name]=1
done
: here
rune_ok "done"
