#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A given=()
for key in unit keep; do given[$key]=$(rune_param "$key" ""); done
: "${given[keep]:=3}"
[[ ${given[unit]} =~ ^[a-z]+$ && ${given[keep]} =~ ^[1-9]$ ]] || rune_error 1 "no"
: here
rune_ok "done"
