#!/usr/bin/env bash
# Is every vault node unsealed, and which one leads?
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"

declare -A SEALED=()
leader=

setup() {
  rune_init
  umask 077
}

look() { # NODE
  local node=$1 health
  health=$(curl -sS --max-time 5 "https://$node:8200/v1/sys/health?standbyok=true&sealedcode=200" 2>/dev/null) || health='{}'
  SEALED[$node]=$(jq -r '.sealed // "unknown"' <<<"$health" 2>/dev/null || echo unknown)
  if jq -e '.standby == false and .sealed == false' <<<"$health" >/dev/null 2>&1; then leader=$node; fi
}

mapfile -t nodes < <(rune_param_json nodes '["vault-0","vault-1","vault-2"]' | jq -r '.[]')
for node in "${nodes[@]}"; do look "$node"; done

sealed=()
for node in "${nodes[@]}"; do
  if [[ ${SEALED[$node]} == true ]]; then sealed+=("$node"); fi
done

details=$(jq -nc --arg l "$leader" --args '{leader: $l, sealed: $ARGS.positional}' -- "${sealed[@]}")
if [[ -z $leader ]]; then
  rune_error 3 "vault has no leader" "$details"
fi
rune_ok "vault has a leader" "$details"
