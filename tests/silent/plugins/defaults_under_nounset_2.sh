#!/usr/bin/env bash
# Every expansion that could be unbound has a default or is tested first.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
: "${TMPDIR:=/tmp}"
target=${1:-/srv/data}
declare -a extra=()
[[ -v RUNE_DEBUG ]] && extra+=(--debug)
set -- "$target" ${extra[@]+"${extra[@]}"}
rune_ok "Prepared" "$(jq -nc --arg t "$TMPDIR" --argjson n "$#" '{tmp:$t,args:$n}')"
