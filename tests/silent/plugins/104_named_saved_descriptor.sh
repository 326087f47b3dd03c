#!/usr/bin/env bash
# The contract stdout is saved under a name and used by each emitter.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
LOG="$(mktemp)"
exec {contract}>&1 >>"$LOG" 2>&1
STACK="$(rune_param stack "monitoring")"
echo "deploying ${STACK}"
docker stack deploy -c "/srv/${STACK}.yml" "$STACK" ||
  rune_error 2 "Deployment failed" "$(jq -nc --arg l "$LOG" '{log:$l}')" >&"$contract"
docker stack services "$STACK" || true
rune_ok "Deployed" "$(jq -nc --arg s "$STACK" '{stack:$s}')" >&"${contract}"
