#!/usr/bin/env bash
# Lists of any values become JSON by jq alone.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
units=("a b.service" 'c"d.service')
list=$(printf '%s\n' "${units[@]}" | jq -R . | jq -sc .)
OUT=$(jq -nc '{args:$ARGS.positional}' --args -- "${units[@]}")
OUT=$(jq -c --argjson l "$list" '. + {list:$l}' <<<"$OUT")
OUT=$(jq -c --arg host "$(hostname)" '.host = $host' <<<"$OUT")
rune_ok "Listed" "$OUT"
