#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# rune_init

KERNEL=$(uname -r)
WANT=$(rune_param kernel "")

pushd /lib/modules || rune_error 2 "No modules directory" '{}'
FOUND=(*)
popd >/dev/null || true

LIST=$(jq -nc '$ARGS.positional' --args "${FOUND[@]}")
DATA=$(jq -nc --arg k "$KERNEL" --arg w "$WANT" --argjson l "$LIST" '{running:$k, wanted:$w, installed:$l}')
if [[ -n $WANT && $KERNEL != "$WANT" ]]; then
  rune_error 3 "Other kernel" "$DATA"
fi
rune_ok "kernel" "$DATA"
