#!/usr/bin/env bash
# The captured helper returns a status and the caller emits.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
need() {
  local value
  value="$(rune_param "$1" "")"
  if [[ -z $value ]]; then return 1; fi
  printf '%s' "$value"
}
QUEUE="$(need queue)" || rune_error 1 "Missing parameter: queue" '{"missing":["queue"]}'
LEN="$(redis-cli --raw LLEN "$QUEUE" </dev/null 2>/dev/null)" || rune_error 2 "The server does not answer"
rune_ok "Queue measured" "$(jq -nc --arg q "$QUEUE" --arg l "$LEN" '{queue:$q, length:$l}')"
