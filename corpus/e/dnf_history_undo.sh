#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TX=$(rune_param transaction last)

case $TX in
  last) ;;
  *[!0-9]*) rune_error 1 "transaction must be a number or last" '{}' ;;
esac

if ! dnf -q history info "$TX" >/dev/null 2>&1; then
  rune_error 2 "no such transaction" "$(jq -nc --arg t "$TX" '{transaction:$t}')"
else if dnf -y history undo "$TX" >&2; then
  rune_ok "undone" "$(jq -nc --arg t "$TX" '{transaction:$t}')"
else
  rune_error 3 "undo failed" "$(jq -nc --arg t "$TX" '{transaction:$t}')"
fi
