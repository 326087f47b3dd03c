#!/usr/bin/env bash
# Every flag is off unless the message switches it on.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DRY="$(rune_param dry_run "false")"
ALL="$(rune_param_json all false)"
[[ $ALL == true || $ALL == false ]] || rune_error 1 "The flag all must be a boolean"
cmd=(docker image prune -f)
if [[ $ALL == true ]]; then cmd+=(-a); fi
if [[ $DRY == true ]]; then cmd=(true); fi
"${cmd[@]}" >/dev/null 2>&1 </dev/null || rune_error 2 "Prune failed"
rune_ok "Pruned" "$(jq -nc --argjson a "$ALL" '{all:$a}')"
