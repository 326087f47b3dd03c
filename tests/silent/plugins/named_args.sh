#!/usr/bin/env bash
# The named arguments of jq are an object, and an empty last argument counts as one.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PHASE="$(rune_param phase "prepare")"
if [[ "$PHASE" == prepare ]]; then
  OUT="$(jq -nc '$ARGS.named' --arg phase "$PHASE" --argjson ready true)"
  rune_ok "prepared" "$OUT"
fi
rune_ok "nothing to prepare" ""
