#!/usr/bin/env bash
# A parameter that was read as JSON goes into a helper that makes a string of it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LABELS="$(rune_param_json labels '{}')"
jq -e 'type == "object"' >/dev/null <<<"$LABELS" || rune_error 1 "labels must be an object"
NODE="$(rune_ctx node "local")"
if ! touch -- "/run/rune-labels-$$"; then
  rune_error 2 "no marker"
fi
rune_ok_kv "labels accepted" "node=$NODE" "labels=$LABELS" # expect: RUNE304
