#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LEVEL=$(rune_param level "low")
NODE=$(rune_ctx node "unknown")

if [[ $LEVEL == low ]]; then
  nice=10
else if [[ $LEVEL == high ]]; then
  nice=-5
else
  rune_error 1 "Unknown level" "$(jq -nc --arg l "$LEVEL" '{level:$l}')"
fi

renice -n "$nice" -p $$ >&2 || rune_error 3 "renice failed" '{}'
rune_ok "set" "$(jq -nc --arg n "$NODE" --argjson v "$nice" '{node:$n, nice:$v}')"
